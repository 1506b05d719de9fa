import { formatCount, formatShare, formatShortCount } from '@/components/charts/format-count';
import { cleanLine } from '@/components/ui/clean-text';
import { FilterButton } from './filter-button';
import { useLogsActions } from './logs-actions';

/** One top value of a field: its share as a bar, its count, and + / − to filter by it. */
export function FieldValueRow({
  field,
  value,
  count,
  of,
  approximate,
}: {
  field: string;
  value: string;
  count: number;
  of: number;
  approximate: boolean;
}) {
  const actions = useLogsActions();
  const share = of > 0 ? count / of : 0;
  const text = value === '' ? '(empty)' : cleanLine(value, 200);
  const about = approximate ? '≈ ' : '';
  return (
    <li className="group relative flex h-6 items-center gap-1 rounded-sm pr-1 pl-5 text-xs hover:bg-hover">
      <span
        aria-hidden
        className="absolute bottom-0 left-5 h-0.5 rounded-full bg-accent/70"
        style={{ width: `calc((100% - 24px) * ${share})` }}
      />
      <button
        type="button"
        className="min-w-0 flex-1 truncate text-left hover:text-accent-text"
        title={`${text}\n${about}${formatCount(count)} · ${formatShare(share)} · show only these`}
        onClick={() => actions.filter({ field, value, exclude: false })}
      >
        <bdi>{text}</bdi>
      </button>
      <span className="text-muted group-focus-within:hidden group-hover:hidden pointer-coarse:inline">
        {approximate ? formatShare(share) : formatShortCount(count)}
      </span>
      <span className="hidden gap-0.5 group-focus-within:flex group-hover:flex pointer-coarse:flex">
        <FilterButton field={field} value={value} exclude={false} />
        <FilterButton field={field} value={value} exclude />
      </span>
    </li>
  );
}
