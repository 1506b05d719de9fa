import { CircleDot } from 'lucide-react';
import { CopyButton } from '@/components/ui/copy-button';
import type { Log } from '@/lib/contracts/log';
import { FilterButton } from './filter-button';
import { type LogFieldRow, logFieldSections } from './log-field-rows';
import { useLogsActions } from './logs-actions';
import { LongText } from './long-text';

/** Every field of a line; each value filters, excludes, or is copied. */
export function DrawerFields({ log }: { log: Log }) {
  return (
    <div className="flex flex-col gap-3">
      {logFieldSections(log).map((section) => (
        <section key={section.title} aria-label={section.title}>
          <h2 className="px-3 pb-1 font-medium text-2xs text-faint">{section.title}</h2>
          <dl>
            {section.rows.map((row) => (
              <FieldRow key={row.name} row={row} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function FieldRow({ row }: { row: LogFieldRow }) {
  const actions = useLogsActions();
  return (
    <div className="group relative grid grid-cols-[minmax(96px,34%)_1fr] gap-x-3 px-3 py-0.5 text-xs leading-5 hover:bg-hover">
      <dt className="min-w-0 break-words text-muted">{row.name}</dt>
      <dd className="min-w-0 break-words font-mono">
        {row.value === '' ? (
          <span className="text-faint italic">empty</span>
        ) : (
          <LongText text={row.value} maxChars={300} />
        )}
        <span className="absolute top-0 right-1.5 flex items-center gap-0.5 rounded-sm bg-hover opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:static pointer-coarse:bg-transparent pointer-coarse:opacity-100">
          {row.filterable ? (
            <>
              <FilterButton field={row.field} value={row.value} exclude={false} />
              <FilterButton field={row.field} value={row.value} exclude />
              <button
                type="button"
                aria-label={`Only logs that have ${row.field}`}
                title={`Only logs that have ${row.field}`}
                className="inline-flex size-5 items-center justify-center rounded-sm text-muted hover:bg-selected hover:text-text"
                onClick={() => actions.filterExists(row.field, false)}
              >
                <CircleDot aria-hidden className="size-3.5" />
              </button>
            </>
          ) : null}
          <CopyButton text={row.value} label={`Copy ${row.name}`} className="size-5 [&_svg]:size-3.5" />
        </span>
      </dd>
    </div>
  );
}
