import { formatCount, formatShare } from '@/components/charts/format-count';
import { FilterButton } from '@/components/logs/filter-button';
import { cleanLine } from '@/components/ui/clean-text';

/** One of the top values: its count, its share of the logs that have the field, and + / − to filter by it. */
export function StatsValueRow({
  field,
  value,
  count,
  of,
  about,
}: {
  field: string;
  value: string;
  count: number;
  of: number;
  about: string;
}) {
  const share = of > 0 ? count / of : 0;
  const text = value === '' ? '(empty)' : cleanLine(value, 500);
  return (
    <li className="relative flex h-7 items-center gap-2 rounded-sm px-1 text-xs hover:bg-hover">
      <span
        aria-hidden
        className="absolute inset-y-0.5 left-0 rounded-sm bg-accent-soft"
        style={{ width: `${Math.min(100, share * 100)}%` }}
      />
      <bdi className="relative min-w-0 flex-1 truncate font-mono" title={text}>
        {text}
      </bdi>
      <span className="relative shrink-0">
        {about}
        {formatCount(count)}
      </span>
      <span className="relative w-12 shrink-0 text-right text-muted">{formatShare(share)}</span>
      <span className="relative flex shrink-0 gap-0.5">
        <FilterButton field={field} value={value} exclude={false} />
        <FilterButton field={field} value={value} exclude />
      </span>
    </li>
  );
}
