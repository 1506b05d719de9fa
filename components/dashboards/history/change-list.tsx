import { CircleMinus, CirclePlus, PencilLine } from 'lucide-react';
import type { Change } from '@/lib/boards/diff-dashboards';

const KINDS = {
  added: { Icon: CirclePlus, word: 'added', tone: 'text-ok-text' },
  removed: { Icon: CircleMinus, word: 'removed', tone: 'text-danger-text' },
  changed: { Icon: PencilLine, word: 'changed', tone: 'text-accent-text' },
} as const;

interface ChangeListProps {
  label: string;
  changes: readonly Change[];
  /** Where there are none. */
  none: string;
}

/** What differs between two dashboards, in plain words. */
export function ChangeList({ label, changes, none }: ChangeListProps) {
  if (changes.length === 0) return <p className="text-muted text-sm">{none}</p>;
  return (
    <ul aria-label={label} className="flex flex-col gap-2.5">
      {changes.map(({ kind, part, id, title, fields }) => {
        const { Icon, word, tone } = KINDS[kind];
        return (
          <li key={`${part} ${id}`} className="min-w-0 text-sm">
            <p className="flex items-center gap-2">
              <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
              <span className="min-w-0 truncate font-medium">{title}</span>
              <span className="text-muted text-xs">{word}</span>
            </p>
            {fields.length === 0 ? null : (
              <ul className="mt-0.5 flex flex-col gap-0.5 pl-6">
                {fields.map((field) => (
                  <li key={field.path} className="min-w-0 break-words text-xs">
                    <span className="text-muted">{field.label}: </span>
                    <del className="text-muted">{field.before}</del>
                    <span className="px-1 text-faint">→</span>
                    <ins className="no-underline">{field.after}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
