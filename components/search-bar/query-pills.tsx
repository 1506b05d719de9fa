'use client';

import { useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { appendClause, removeClause } from '@/lib/query/clauses';
import { PillButton } from './pill-button';
import { PillEditor } from './pill-editor';
import {
  disablePill,
  enablePill,
  listPills,
  negatePill,
  type Pill,
  type PillState,
  removePill,
  replacePill,
  togglePin,
} from './pill-state';
import type { SearchBarHandle } from './search-bar';
import type { Suggestions } from './suggestions';

interface QueryPillsProps {
  state: PillState;
  onChange: (next: PillState) => void;
  suggestions: Suggestions;
}

/** The conditions of the query one by one: put aside, turned round, kept, changed and removed in the text they stand in. */
export function QueryPills({ state, onChange, suggestions }: QueryPillsProps) {
  const pills = listPills(state);
  if (pills.length === 0) return null;
  return (
    <ul aria-label="Conditions of the query" className="flex flex-wrap gap-1 pt-1.5">
      {pills.map((pill) => (
        <li key={`${pill.disabled} ${pill.index}`} className="min-w-0 max-w-full">
          <QueryPill pill={pill} state={state} onChange={onChange} suggestions={suggestions} />
        </li>
      ))}
    </ul>
  );
}

function QueryPill({ pill, state, onChange, suggestions }: QueryPillsProps & { pill: Pill }) {
  const [open, setOpen] = useState(false);
  const bar = useRef<SearchBarHandle>(null);
  const { disabled, negated, pinned, field, value, text } = pill;
  const name = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  const change = (next: PillState) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <div
      className={cn(
        'flex h-6 max-w-full items-center rounded-md border bg-surface text-xs pointer-coarse:h-8',
        disabled && 'border-dashed bg-transparent',
        negated && !disabled && 'border-danger/50',
      )}
    >
      <PillButton
        sign={disabled ? 'off' : 'on'}
        label={disabled ? `Search for ${name} again` : `Put ${name} aside`}
        pressed={!disabled}
        onClick={() => change(disabled ? enablePill(state, pill) : disablePill(state, pill))}
      />
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <button
            type="button"
            title={text}
            aria-label={`Change ${name}${pinned ? ', pinned' : ''}${disabled ? ', put aside' : ''}`}
            className={cn(
              'flex h-full min-w-0 max-w-80 items-center gap-1 font-mono hover:text-accent-text',
              disabled && 'text-muted line-through decoration-line-strong',
            )}
          >
            {negated ? <span className="shrink-0 font-medium font-sans text-danger-text">not</span> : null}
            {field === null ? null : <span className="max-w-36 shrink-0 truncate text-muted">{field}</span>}
            <bdi className="min-w-0 truncate">{value}</bdi>
          </button>
        </PopoverTrigger>
        <PopoverContent
          aria-label={`Change ${name}`}
          align="start"
          className="w-[min(32rem,calc(100vw-16px))]"
          onEscapeKeyDown={(event) => {
            // The first Escape closes the list of completions, the next one this.
            if (bar.current?.closeList()) event.preventDefault();
          }}
        >
          <PillEditor
            ref={bar}
            pill={pill}
            suggestions={besideOthers(suggestions, state, pill)}
            onReplace={(next) => change(replacePill(state, pill, next))}
            onNegate={() => change(negatePill(state, pill))}
            onPin={() => change(togglePin(state, pill))}
            onRemove={() => change(removePill(state, pill))}
          />
        </PopoverContent>
      </Popover>
      {pinned ? (
        <PillButton
          sign="pin"
          label={`${name} is pinned: it stays when the query changes. Unpin it`}
          pressed
          onClick={() => change(togglePin(state, pill))}
        />
      ) : null}
      <PillButton sign="remove" label={`Remove ${name}`} onClick={() => change(removePill(state, pill))} />
    </div>
  );
}

/** Values of a condition are counted among the logs that meet all others. */
function besideOthers(suggestions: Suggestions, { q }: PillState, { index, disabled }: Pill): Suggestions {
  const others = disabled ? q : removeClause(q, index);
  return {
    ...suggestions,
    completeValue: (request) =>
      suggestions.completeValue?.({
        ...request,
        rest: request.rest === '' ? others : appendClause(others, request.rest),
      }) ?? Promise.resolve({ values: [] }),
  };
}
