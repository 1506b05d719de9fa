import type { SearchChange } from './search-changes';

interface ChangedSearchProps {
  label: string;
  changes: readonly SearchChange[];
  none: string;
}

/** What differs between two states of a page, field by field. */
export function ChangedSearch({ label, changes, none }: ChangedSearchProps) {
  return (
    <div className="min-w-0">
      <p className="pb-1 text-muted text-xs">{label}</p>
      {changes.length === 0 ? (
        <p className="text-xs">{none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ul tabIndex={0} aria-label={label} className="flex max-h-48 flex-col gap-1 overflow-y-auto">
          {changes.map((change) => (
            <li key={change.label} className="break-words text-xs">
              <span className="text-muted">{change.label}: </span>
              <del className="font-mono text-muted">{change.before || 'default'}</del>
              <span className="px-1 text-faint">→</span>
              <ins className="font-mono no-underline">{change.after || 'default'}</ins>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
