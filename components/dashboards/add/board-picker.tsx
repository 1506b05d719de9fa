'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { DashboardSummary } from '@/lib/contracts/dashboard/dashboard-api';

export interface ChosenBoard {
  /** Null: a new one of that name. */
  id: string | null;
  name: string;
}

interface BoardPickerProps {
  /** In the order they are offered. */
  boards: readonly DashboardSummary[];
  loading: boolean;
  chosen: ChosenBoard;
  onChange: (chosen: ChosenBoard) => void;
}

const ITEM =
  'flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-0.5 text-sm data-[selected=true]:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0';

/** An existing dashboard, found by typing, or the name of a new one. */
export function BoardPicker({ boards, loading, chosen, onChange }: BoardPickerProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = boards.filter(({ name, folder, tags }) =>
    [name, folder, ...tags].some((text) => text.toLowerCase().includes(wanted)),
  );
  const choose = (next: ChosenBoard) => {
    setOpen(false);
    setTyped('');
    onChange(next);
  };
  const label = chosen.id === null ? 'A new dashboard' : chosen.name;
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="text-muted text-xs">
        Dashboard
      </span>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <button
            type="button"
            aria-label={`Dashboard: ${loading ? 'reading them' : label}`}
            className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-sm hover:bg-hover data-[state=open]:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate text-left">
              {loading ? 'Reading dashboards …' : label}
            </span>
            <ChevronDown aria-hidden className="size-3.5 text-muted" />
          </button>
        </PopoverTrigger>
        <PopoverContent
          align="start"
          aria-label="Dashboards"
          className="w-(--radix-popover-trigger-width) min-w-72 p-0"
        >
          <Command shouldFilter={false} label="Dashboards" loop>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder="Find a dashboard, or name a new one"
              maxLength={120}
              className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
            />
            <Command.List label="Dashboards" className="max-h-60 overflow-y-auto p-1">
              {found.map((board) => (
                <Command.Item
                  key={board.id}
                  value={board.id}
                  className={ITEM}
                  onSelect={() => choose({ id: board.id, name: board.name })}
                >
                  <span className="min-w-0 flex-1 truncate">{board.name}</span>
                  {board.folder === '' ? null : (
                    <span className="max-w-32 truncate text-faint text-xs">{board.folder}</span>
                  )}
                  {board.id === chosen.id ? <Check aria-hidden className="text-accent-text" /> : null}
                </Command.Item>
              ))}
              <Command.Item
                value="__new"
                className={ITEM}
                onSelect={() => choose({ id: null, name: typed.trim() || 'My dashboard' })}
              >
                <Plus aria-hidden className="text-muted" />
                {typed.trim() === '' ? (
                  'A new dashboard'
                ) : (
                  <span className="truncate">New: “{typed.trim()}”</span>
                )}
              </Command.Item>
            </Command.List>
          </Command>
        </PopoverContent>
      </Popover>
      {chosen.id === null && !loading ? (
        <label htmlFor={id} className="mt-1 flex flex-col gap-1">
          <span className="text-muted text-xs">Its name</span>
          <Input
            id={id}
            value={chosen.name}
            maxLength={120}
            autoComplete="off"
            aria-invalid={chosen.name.trim() === '' || undefined}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange({ id: null, name: event.target.value })}
          />
        </label>
      ) : null}
    </div>
  );
}
