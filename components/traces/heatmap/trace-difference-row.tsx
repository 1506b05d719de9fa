import { Minus, Plus } from 'lucide-react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { cleanLine } from '@/components/ui/clean-text';
import { IconButton } from '@/components/ui/icon-button';
import type { TraceDifferencesResponse } from '@/lib/contracts/trace-differences';

type Difference = TraceDifferencesResponse['differences'][number];
type Condition = Pick<Difference, 'field' | 'value' | 'condition'>;
type OnFilter = (condition: string, exclude: boolean) => void;

interface TraceDifferenceRowProps {
  difference: Difference;
  /** Traces compared on both sides. */
  compared: { box: number; rest: number };
  onFilter: OnFilter;
}

/** One value that more traces of the box have: how many on both sides, how many times as often, and + / − to filter. */
export function TraceDifferenceRow({ difference, compared, onFilter }: TraceDifferenceRowProps) {
  const { box, rest, lift, same, score } = difference;
  const name = nameOf(difference);
  return (
    <li className="group flex gap-2 border-b px-3 py-2 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <button
          type="button"
          title={`Show only traces with ${name}`}
          className="block max-w-full text-left [overflow-wrap:anywhere] hover:text-accent-text"
          onClick={() => onFilter(difference.condition, false)}
        >
          <span className="text-muted">{difference.field} </span>
          <bdi className="font-medium font-mono text-xs">{shownValue(difference)}</bdi>
        </button>
        <div className="mt-1 grid grid-cols-[2.5rem_minmax(3rem,1fr)_2.75rem_7.5rem] items-center gap-x-2 text-2xs">
          <ShareBar label="Box" of={box} all={compared.box} tone="bg-accent" />
          <ShareBar label="Rest" of={rest} all={compared.rest} tone="bg-faint" />
        </div>
        {same.length > 0 ? <SameValues same={same} onFilter={onFilter} /> : null}
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        <span
          className="whitespace-nowrap font-medium text-xs"
          title={`How many times as frequent as in the rest. G² ${score.toFixed(1)}: the larger, the less can it be chance; above 15 is fewer than one in ten thousand.`}
        >
          {liftText(lift)}
        </span>
        <span className="flex gap-0.5">
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
      </div>
    </li>
  );
}

function ShareBar({
  label,
  of,
  all,
  tone,
}: {
  label: string;
  of: Difference['box'];
  all: number;
  tone: string;
}) {
  return (
    <>
      <span className="text-faint">{label}</span>
      <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${tone}`}
          style={{ width: `${Math.max(of.share * 100, of.share > 0 ? 1 : 0)}%` }}
        />
      </span>
      <span className="text-right text-muted">{formatShare(of.share)}</span>
      <span className="truncate text-faint">
        {formatCount(of.count)} of {formatCount(all)}
      </span>
    </>
  );
}

function SameValues({ same, onFilter }: { same: readonly Condition[]; onFilter: OnFilter }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-2 text-2xs text-faint">
      <span>comes with</span>
      {same.slice(0, 5).map((one) => (
        <button
          key={one.condition}
          type="button"
          title={`Show only traces with ${nameOf(one)}`}
          className="max-w-full truncate text-left text-muted hover:text-accent-text hover:underline"
          onClick={() => onFilter(one.condition, false)}
        >
          {one.field} <bdi className="font-mono">{shownValue(one)}</bdi>
        </button>
      ))}
      {same.length > 5 ? <span>and {same.length - 5} more</span> : null}
    </p>
  );
}

/** `12×`; null is a value that no other trace has. */
function liftText(lift: number | null): string {
  if (lift === null) return 'only here';
  return `${lift >= 10 ? Math.round(lift) : lift.toFixed(1)}×`;
}

function shownValue({ value }: Condition): string {
  return value === '' ? '(empty)' : cleanLine(value, 160);
}

function nameOf(one: Condition): string {
  return `${one.field}: ${cleanLine(one.value, 80)}`;
}
