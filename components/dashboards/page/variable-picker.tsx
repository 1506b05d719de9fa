'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { formatShortCount } from '@/components/charts/format-count';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { Variable } from '@/lib/contracts/dashboard/dashboard-document';
import { useVariableValues, type VariableValue } from './use-variable-values';

/** More cannot be asked for. */
const MOST_CHOSEN = 50;
const SHOWN = 2;

interface VariablePickerProps {
  variable: Variable;
  view: BoardView;
  /** An empty list: all. */
  onChoose: (values: readonly string[]) => void;
}

/** Chooses values of a variable from what there is, with how often each occurs. */
export function VariablePicker({ variable, view, onChoose }: VariablePickerProps) {
  const [open, setOpen] = useState(false);
  const name = variable.label || variable.name;
  const chosen = view.variables[variable.name] ?? [];
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          size="sm"
          className="max-w-80 pointer-coarse:h-8"
          aria-label={`${name}: ${chosen.length === 0 ? 'all' : chosen.join(', ')}`}
        >
          {/* What is chosen stays readable beside a long name. */}
          <span className="min-w-0 truncate text-muted">{name}</span>
          <span className="max-w-44 shrink-0 truncate">
            {chosen.length === 0 ? 'All' : chosen.slice(0, SHOWN).join(', ')}
          </span>
          {chosen.length > SHOWN ? <span className="text-muted">+{chosen.length - SHOWN}</span> : null}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={`Values of ${name}`} className="w-80 p-0">
        <ValueList
          variable={variable}
          view={view}
          chosen={chosen}
          onChoose={onChoose}
          onDone={() => setOpen(false)}
        />
      </PopoverContent>
    </Popover>
  );
}

interface ValueListProps extends VariablePickerProps {
  chosen: readonly string[];
  onDone: () => void;
}

function ValueList({ variable, view, chosen, onChoose, onDone }: ValueListProps) {
  const [typed, setTyped] = useState('');
  const loaded = useVariableValues(variable, view, true, typed.trim());
  const { values: from } = variable;
  const found: readonly VariableValue[] =
    from.from === 'list' ? from.list.map((value) => ({ value, count: null })) : (loaded.data?.values ?? []);
  const text = typed.trim().toLowerCase();
  const shown = found.filter(({ value }) => value.toLowerCase().includes(text));
  // What is chosen stays in the list though nothing has it just now.
  const gone = chosen.filter(
    (value) => value.toLowerCase().includes(text) && !found.some((one) => one.value === value),
  );
  const all = [
    ...gone.map((value) => ({ value, count: loaded.data && !loaded.data.more ? 0 : null })),
    ...shown,
  ];
  const full = chosen.length >= MOST_CHOSEN;

  function pick(value: string): void {
    if (!variable.multi) {
      onChoose([value]);
      onDone();
    } else if (chosen.includes(value)) onChoose(chosen.filter((one) => one !== value));
    else if (!full) onChoose([...chosen, value]);
  }
  return (
    <Command shouldFilter={false} label={`Values of ${variable.label || variable.name}`}>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder="Find a value"
        className="h-9 w-full border-b bg-transparent px-3 outline-none"
      />
      <div className="flex gap-1 border-b px-2 py-1">
        <Button size="sm" variant="ghost" disabled={chosen.length === 0} onClick={() => onChoose([])}>
          All
        </Button>
        {variable.multi ? (
          <Button
            size="sm"
            variant="ghost"
            disabled={shown.length === 0}
            onClick={() =>
              onChoose([...new Set([...chosen, ...shown.map(({ value }) => value)])].slice(0, MOST_CHOSEN))
            }
          >
            Choose {text === '' ? 'these' : 'found'}
          </Button>
        ) : null}
        <span className="ml-auto self-center px-1 text-muted text-xs">
          {chosen.length === 0 ? 'All' : `${chosen.length} chosen`}
          {full ? ` (at most ${MOST_CHOSEN})` : null}
        </span>
      </div>
      <Command.List className={cn('max-h-72 overflow-y-auto p-1', loaded.isPlaceholderData && 'stale')}>
        {all.map(({ value, count }) => (
          <Command.Item
            key={value}
            value={value}
            onSelect={() => pick(value)}
            className="flex min-h-7 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 data-[selected=true]:bg-hover"
          >
            <Check
              aria-hidden
              className={cn('size-3.5 shrink-0 text-accent-text', !chosen.includes(value) && 'invisible')}
            />
            <span className="sr-only">{chosen.includes(value) ? 'Chosen:' : ''}</span>
            <bdi className="min-w-0 flex-1 truncate" title={value}>
              {value}
            </bdi>
            {count === null ? null : (
              <span className="text-muted text-xs">
                {loaded.data?.approximate ? '≈ ' : null}
                {formatShortCount(count)}
              </span>
            )}
          </Command.Item>
        ))}
        {all.length === 0 ? (
          <p className="px-2 py-3 text-center text-muted">
            {loaded.isFetching
              ? 'Looking …'
              : loaded.error
                ? loaded.error.message
                : 'No such value in this time range'}
          </p>
        ) : null}
        {loaded.data?.more ? (
          <p className="px-2 py-1.5 text-muted text-xs">The most frequent values. Type to find others.</p>
        ) : null}
      </Command.List>
    </Command>
  );
}
