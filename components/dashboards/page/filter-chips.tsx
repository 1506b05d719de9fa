'use client';

import { useRef } from 'react';
import { focusInstead } from '@/components/dashboards/editor/focus-panel';
import { PillButton } from '@/components/search-bar/pill-button';
import { cn } from '@/components/ui/cn';
import { listClauses, negateClause } from '@/lib/query/clauses';

interface BoardFilters {
  f: readonly string[];
  off: readonly string[];
}

interface FilterChipsProps {
  filters: BoardFilters;
  onChange: (next: { f: string[]; off: string[] }) => void;
}

/** The conditions that all panels are narrowed by: put aside, turned round and taken away one by one. */
export function FilterChips({ filters: { f, off }, onChange }: FilterChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  if (f.length + off.length === 0) return null;
  const leave = (next: { f: string[]; off: string[] }) => {
    onChange(next);
    focusInstead(() => list.current?.querySelector('button') ?? null);
  };
  return (
    <ul
      ref={list}
      aria-label="Filters of all panels"
      className="flex min-w-0 max-w-full flex-wrap items-center gap-1"
    >
      {f.map((clause, index) => (
        <FilterChip
          key={`on ${clause}`}
          clause={clause}
          aside={false}
          onToggle={() => onChange({ f: f.toSpliced(index, 1), off: [...without(off, clause), clause] })}
          onNegate={() => onChange({ f: f.with(index, negated(clause)), off: [...off] })}
          onRemove={() => leave({ f: f.toSpliced(index, 1), off: [...off] })}
        />
      ))}
      {off.map((clause, index) => (
        <FilterChip
          key={`off ${clause}`}
          clause={clause}
          aside
          onToggle={() => onChange({ f: [...without(f, clause), clause], off: off.toSpliced(index, 1) })}
          onNegate={() => onChange({ f: [...f], off: off.with(index, negated(clause)) })}
          onRemove={() => leave({ f: [...f], off: off.toSpliced(index, 1) })}
        />
      ))}
      {f.length + off.length > 1 ? (
        <li>
          <button
            type="button"
            className="h-6 rounded-md px-1.5 text-muted text-xs hover:bg-hover hover:text-text"
            onClick={() => leave({ f: [], off: [] })}
          >
            Remove all
          </button>
        </li>
      ) : null}
    </ul>
  );
}

interface FilterChipProps {
  clause: string;
  aside: boolean;
  onToggle: () => void;
  onNegate: () => void;
  onRemove: () => void;
}

function FilterChip({ clause, aside, onToggle, onNegate, onRemove }: FilterChipProps) {
  const [first, ...more] = listClauses(clause);
  const isNegated = more.length === 0 && first?.negated === true;
  const name = clause.length > 120 ? `${clause.slice(0, 120)}…` : clause;
  return (
    <li
      className={cn(
        'flex h-6 max-w-full items-center rounded-md border bg-surface text-xs pointer-coarse:h-8',
        aside && 'border-dashed bg-transparent',
        isNegated && !aside && 'border-danger/50',
      )}
    >
      <PillButton
        sign={aside ? 'off' : 'on'}
        label={aside ? `Narrow by ${name} again` : `Put ${name} aside`}
        pressed={!aside}
        onClick={onToggle}
      />
      <button
        type="button"
        title={`${clause}\nTurn it round`}
        aria-label={`${name}: turn it round`}
        className={cn(
          'min-w-0 max-w-80 truncate font-mono hover:text-accent-text',
          aside && 'text-muted line-through decoration-line-strong',
        )}
        onClick={onNegate}
      >
        <bdi>{clause}</bdi>
      </button>
      <PillButton sign="remove" label={`Remove ${name}`} onClick={onRemove} />
    </li>
  );
}

/** The opposite condition; of several in one, the opposite of all of them together. */
function negated(clause: string): string {
  return listClauses(clause).length === 1 ? negateClause(clause, 0) : `NOT (${clause})`;
}

function without(clauses: readonly string[], clause: string): string[] {
  return clauses.filter((one) => one !== clause);
}
