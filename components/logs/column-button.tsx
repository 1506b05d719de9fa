import { Columns3 } from 'lucide-react';
import { useLogColumns } from './columns-context';
import { useLogsActions } from './logs-actions';

/** A small button that shows a field as a column of the list, or takes its column away. */
export function ColumnButton({ field }: { field: string }) {
  const actions = useLogsActions();
  const shown = useLogColumns().some((column) => column.field === field);
  const label = shown ? `Hide the column ${field}` : `Show ${field} as a column`;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={shown}
      className="inline-flex size-5 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-selected hover:text-text aria-pressed:text-accent-text"
      onClick={() => actions.toggleColumn(field)}
    >
      <Columns3 aria-hidden className="size-3.5" />
    </button>
  );
}
