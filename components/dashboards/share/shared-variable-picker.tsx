'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { Variable } from '@/lib/contracts/dashboard/dashboard-document';
import { type ShareAllow, sharedVariableSchema } from '@/lib/contracts/dashboard/share-api';
import { apiSend } from '@/lib/http/client';
import { sharedPath } from './share-requests';

interface SharedVariablePickerProps {
  token: string;
  variable: Variable;
  view: BoardView;
  allow: ShareAllow;
  /** An empty list: all. */
  onChoose: (values: readonly string[]) => void;
}

const MOST_CHOSEN = 50;

/** Chooses values of a variable, read through the link: nothing else can be asked. */
export function SharedVariablePicker({ token, variable, view, allow, onChoose }: SharedVariablePickerProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const prefix = typed.trim();
  const { name, label, multi } = variable;
  const chosen = view.variables[name] ?? [];
  const { data, error } = useQuery({
    queryKey: ['shared-variable', token, name, view.range, view.variables, prefix],
    enabled: open,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      apiSend(
        'POST',
        `${sharedPath(token)}/variables/${encodeURIComponent(name)}`,
        { ...(allow.time && view.range ? view.range : {}), variables: view.variables, prefix },
        sharedVariableSchema,
        signal,
      ),
  });
  const called = label || name;
  const shown = [...new Set([...chosen, ...(data?.values ?? [])])].filter((value) =>
    value.toLowerCase().includes(prefix.toLowerCase()),
  );
  const pick = (value: string) => {
    if (chosen.includes(value)) return onChoose(chosen.filter((other) => other !== value));
    onChoose(multi ? [...chosen, value].slice(0, MOST_CHOSEN) : [value]);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          size="sm"
          className="max-w-80"
          aria-label={`${called}: ${chosen.length === 0 ? 'all' : chosen.join(', ')}`}
        >
          <span className="text-muted">{called}</span>
          <span className="min-w-0 truncate">{chosen.length === 0 ? 'All' : chosen.join(', ')}</span>
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={`Values of ${called}`} className="flex w-72 flex-col gap-2">
        <Input
          aria-label="Find a value"
          placeholder="Find a value"
          value={typed}
          maxLength={256}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="sm" disabled={chosen.length === 0} onClick={() => onChoose([])}>
          All
        </Button>
        <ul aria-label={called} className="max-h-64 overflow-y-auto">
          {shown.map((value) => (
            <li key={value}>
              <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-1.5 hover:bg-hover">
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={() => pick(value)}
                  className="shrink-0 accent-accent"
                />
                <span className="min-w-0 truncate" title={value}>
                  {value}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <p role="status" className="text-muted text-xs">
          {error
            ? error.message
            : data === undefined
              ? 'Looking …'
              : shown.length === 0
                ? 'No such value in this time range'
                : data.complete
                  ? ''
                  : 'The most frequent values. Type to find others.'}
        </p>
      </PopoverContent>
    </Popover>
  );
}
