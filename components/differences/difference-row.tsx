import { Minus, Plus } from 'lucide-react';
import { formatCount, formatShare, formatShortCount } from '@/components/charts/format-count';
import { cleanLine } from '@/components/ui/clean-text';
import { IconButton } from '@/components/ui/icon-button';
import type { LogDifferencesResponse } from '@/lib/contracts/log-differences';

type Difference = LogDifferencesResponse['differences'][number];
type Condition = Pick<Difference, 'field' | 'value' | 'condition'>;

interface DifferenceRowProps {
  difference: Difference;
  /** Counts scaled up from samples are marked. */
  approximate: { part: boolean; rest: boolean };
  onFilter: (condition: string, exclude: boolean) => void;
}

/** One value that the part has more often: its share on both sides, how many times as often, and + / − to filter. */
export function DifferenceRow({ difference, approximate, onFilter }: DifferenceRowProps) {
  const { part, rest, lift, same } = difference;
  const name = nameOf(difference);
  return (
    <tr className="group border-b align-top hover:bg-hover">
      <th scope="row" className="min-w-0 px-3 py-1.5 text-left font-normal max-md:pr-1">
        <button
          type="button"
          title="Show only these"
          className="max-w-full text-left [overflow-wrap:anywhere] hover:text-accent-text"
          onClick={() => onFilter(difference.condition, false)}
        >
          <span className="text-muted">{difference.field} </span>
          <bdi className="font-medium font-mono text-xs">{shownValue(difference)}</bdi>
        </button>
        {same.length > 0 ? <SameValues same={same} onFilter={onFilter} /> : null}
      </th>
      <ShareCell of={part} approximate={approximate.part} tone="bg-accent" />
      <ShareCell of={rest} approximate={approximate.rest} tone="bg-faint" />
      <td className="whitespace-nowrap px-3 py-1.5 text-right font-medium max-md:px-1 max-md:text-xs">
        {liftText(lift)}
      </td>
      <td className="px-2 py-1 max-md:px-1">
        <span className="flex justify-end gap-0.5 max-md:flex-col max-md:items-end">
          <IconButton
            label={`Show only ${name}`}
            size="sm"
            onClick={() => onFilter(difference.condition, false)}
          >
            <Plus aria-hidden />
          </IconButton>
          <IconButton
            label={`Exclude ${name}`}
            size="sm"
            onClick={() => onFilter(difference.condition, true)}
          >
            <Minus aria-hidden />
          </IconButton>
        </span>
      </td>
    </tr>
  );
}

function SameValues({
  same,
  onFilter,
}: {
  same: readonly Condition[];
  onFilter: DifferenceRowProps['onFilter'];
}) {
  return (
    <span className="mt-0.5 flex flex-wrap gap-x-2 text-2xs text-faint">
      <span>comes with</span>
      {same.slice(0, 6).map((one) => (
        <button
          key={one.condition}
          type="button"
          title={`Show only ${nameOf(one)}`}
          className="max-w-full truncate text-left text-muted max-md:whitespace-normal max-md:[overflow-wrap:anywhere] hover:text-accent-text hover:underline"
          onClick={() => onFilter(one.condition, false)}
        >
          {one.field} <bdi className="font-mono">{shownValue(one)}</bdi>
        </button>
      ))}
      {same.length > 6 ? <span>and {same.length - 6} more</span> : null}
    </span>
  );
}

function ShareCell({
  of,
  approximate,
  tone,
}: {
  of: Difference['part'];
  approximate: boolean;
  tone: string;
}) {
  const about = approximate && of.count > 0 ? '≈ ' : '';
  return (
    <td
      className="w-36 px-3 py-1.5 max-md:w-18 max-md:px-1.5"
      title={`${about}${formatCount(of.count)} logs`}
    >
      <span className="flex justify-between gap-2 whitespace-nowrap text-xs">
        <span>{formatShare(of.share)}</span>
        <span className="text-faint max-md:hidden">
          {about}
          {formatShortCount(of.count)}
        </span>
      </span>
      <span aria-hidden className="mt-1 block h-1 overflow-hidden rounded-full bg-hover">
        <span
          className={`block h-full rounded-full ${tone}`}
          style={{ width: `${Math.max(of.share * 100, of.share > 0 ? 1 : 0)}%` }}
        />
      </span>
    </td>
  );
}

/** `12×`; null is a value that the rest does not have. */
function liftText(lift: number | null): string {
  if (lift === null) return 'only here';
  return `${lift >= 10 ? Math.round(lift) : lift.toFixed(1)}×`;
}

function shownValue({ value }: Condition): string {
  return value === '' ? '(empty)' : cleanLine(value, 200);
}

function nameOf(one: Condition): string {
  return `${one.field}: ${cleanLine(one.value, 80)}`;
}
