'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Bookmark, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { savedQueriesQuery } from '@/components/saved-queries/saved-queries-api';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { savedRecords } from '@/lib/boards/saved-records';
import type { PanelSource } from '@/lib/contracts/dashboard/panel-query';

interface SavedQueryPickerProps {
  source: PanelSource;
  name: string;
  savedId: string | null;
  onChange: (savedId: string | null) => void;
}

const ITEM =
  'flex cursor-default select-none flex-col rounded-sm px-2 py-1 text-sm data-[selected=true]:bg-hover';

/** A saved query that the records meet beside the written one; its text is read anew each time. */
export function SavedQueryPicker({ source, name, savedId, onChange }: SavedQueryPickerProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { data, isPending } = useQuery({ ...savedQueriesQuery, enabled: open || savedId !== null });
  const ofSource = useMemo(
    () =>
      (data?.savedQueries ?? []).flatMap((saved) => {
        const text = savedRecords(saved);
        return text === null || text.source !== source ? [] : [{ id: saved.id, name: saved.name, q: text.q }];
      }),
    [data, source],
  );
  const wanted = typed.trim().toLowerCase();
  const found = ofSource.filter((one) => `${one.name} ${one.q}`.toLowerCase().includes(wanted));
  const chosen = ofSource.find(({ id }) => id === savedId);
  const choose = (id: string | null) => {
    setOpen(false);
    setTyped('');
    onChange(id);
  };
  return (
    <span className="inline-flex min-w-0 max-w-72">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button
            aria-label={
              savedId === null
                ? `Saved query of ${name}: none`
                : `Saved query of ${name}: ${chosen?.name ?? savedId}`
            }
            title={chosen?.q}
            className={cn(
              'min-w-0 shrink px-2.5 font-normal',
              savedId !== null && 'rounded-r-none border-r-0',
            )}
          >
            <Bookmark aria-hidden className={savedId === null ? 'text-muted' : 'text-accent-text'} />
            <span className="truncate">{savedId === null ? 'Saved' : (chosen?.name ?? 'Saved query')}</span>
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label={`Saved queries for ${name}`} className="w-96 p-0">
          <Command shouldFilter={false} label="Saved queries" loop>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder="Find a saved query"
              className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
            />
            <Command.List label="Saved queries" className="max-h-72 overflow-y-auto p-1">
              {found.map((one) => (
                <Command.Item key={one.id} value={one.id} className={ITEM} onSelect={() => choose(one.id)}>
                  <span className="truncate">{one.name}</span>
                  <span className="truncate font-mono text-2xs text-muted">
                    {one.q === '' ? 'everything' : one.q}
                  </span>
                </Command.Item>
              ))}
              {found.length === 0 ? (
                <p className="px-2 py-3 text-muted text-xs">
                  {isPending
                    ? 'Reading saved queries …'
                    : ofSource.length === 0
                      ? `No query of ${source} is saved yet: “Save” on ${source === 'logs' ? 'Logs' : 'Traces'} does that.`
                      : 'None has this in its name or text.'}
                </p>
              ) : null}
            </Command.List>
          </Command>
        </PopoverContent>
      </Popover>
      {savedId === null ? null : (
        <Button
          aria-label={`Without the saved query of ${name}`}
          title="Without the saved query"
          className="w-7 rounded-l-none px-0"
          onClick={() => choose(null)}
        >
          <X aria-hidden />
        </Button>
      )}
    </span>
  );
}
