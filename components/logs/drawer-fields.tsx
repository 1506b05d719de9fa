import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { LongText } from '@/components/ui/long-text';
import type { Log } from '@/lib/contracts/log';
import { ColumnButton } from './column-button';
import { FilterButton } from './filter-button';
import { type LogFieldRow, logFieldSections } from './log-field-rows';
import { useLogsActions } from './logs-actions';

const MAX_ELEMENTS = 10;

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
        {row.elements && row.elements.length > 0 ? (
          <ListValue field={row.field} elements={row.elements} />
        ) : row.value === '' ? (
          <span className="text-faint italic">empty</span>
        ) : (
          <LongText text={row.value} maxChars={300} />
        )}
        <span className="absolute top-0 right-1.5 flex items-center gap-0.5 rounded-sm bg-hover opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:static pointer-coarse:bg-transparent pointer-coarse:opacity-100">
          {row.filterable ? (
            <>
              <FilterButton field={row.field} value={row.value} exclude={false} />
              <FilterButton field={row.field} value={row.value} exclude />
            </>
          ) : null}
          {row.filterable || row.elements ? (
            <button
              type="button"
              aria-label={`Only logs that have ${row.field}`}
              title={`Only logs that have ${row.field}`}
              className="inline-flex size-5 items-center justify-center rounded-sm text-muted hover:bg-selected hover:text-text"
              onClick={() => actions.filterExists(row.field, false)}
            >
              <CircleDot aria-hidden className="size-3.5" />
            </button>
          ) : null}
          <ColumnButton field={row.field} />
          <CopyButton text={row.value} label={`Copy ${row.name}`} className="size-5 [&_svg]:size-3.5" />
        </span>
      </dd>
    </div>
  );
}

/** The elements of a list, each with its own filter: a list matches when one of its elements does. */
function ListValue({ field, elements }: { field: string; elements: string[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? elements : elements.slice(0, MAX_ELEMENTS);
  return (
    <ul>
      {shown.map((element) => (
        <li key={element} className="flex items-start gap-1">
          <span className="min-w-0">
            <LongText text={element === '' ? '""' : element} maxChars={120} />
          </span>
          <span className="flex shrink-0 opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            <FilterButton field={field} value={element} exclude={false} />
            <FilterButton field={field} value={element} exclude />
          </span>
        </li>
      ))}
      {elements.length > MAX_ELEMENTS ? (
        <li>
          <button
            type="button"
            className="rounded-sm font-sans text-accent-text hover:underline"
            onClick={() => setAll(!all)}
          >
            {all ? 'Show less' : `${elements.length - MAX_ELEMENTS} more`}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
