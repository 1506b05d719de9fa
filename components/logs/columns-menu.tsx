'use client';

import { Command } from 'cmdk';
import { Check, Columns3, Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { LogFieldsResponse } from '@/lib/contracts/log-search';
import { STANDARD_COLUMNS, writeLogColumns } from '@/lib/url/log-columns';
import { columnChoices } from './column-choices';
import { columnTitle } from './column-title';
import { useLogColumns } from './columns-context';
import { useLogsActions } from './logs-actions';

interface ColumnsMenuProps {
  fields: LogFieldsResponse['fields'] | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const ITEM =
  'flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-0.5 text-sm data-[selected=true]:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0';

/** Chooses the columns: those shown, in their order, then every other field; any name can be typed. */
export function ColumnsMenu({ fields, open, onOpenChange }: ColumnsMenuProps) {
  const [typed, setTyped] = useState('');
  const actions = useLogsActions();
  const columns = useLogColumns();
  const shown = columns.map((column) => column.field);
  const choices = columnChoices(fields, shown);
  const name = typed.trim();
  const isNew = name !== '' && name !== 'time' && !shown.includes(name) && !choices.includes(name);
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost" aria-label="Columns">
          <Columns3 aria-hidden /> <span className="max-md:sr-only">Columns</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns" className="w-72 p-0">
        <Command label="Columns" loop className="flex max-h-96 flex-col">
          <Command.Input
            value={typed}
            onValueChange={setTyped}
            placeholder="Find or name a field"
            className="h-9 shrink-0 border-b bg-transparent px-3 text-sm outline-none"
          />
          <Command.List label="Columns" className="min-h-0 overflow-y-auto p-1">
            {isNew ? (
              <Command.Item
                forceMount
                value={`add ${name}`}
                className={ITEM}
                onSelect={() => actions.toggleColumn(name)}
              >
                <Plus aria-hidden className="text-muted" /> Add{' '}
                <span className="truncate font-mono text-xs">{name}</span>
              </Command.Item>
            ) : null}
            {shown.map((field) => (
              <Command.Item
                key={field}
                value={`${field} ${columnTitle(field)}`}
                className={ITEM}
                onSelect={() => actions.toggleColumn(field)}
              >
                <Check aria-hidden className="text-accent-text" />
                <span className="min-w-0 truncate">{columnTitle(field)}</span>
                <span className="sr-only">, shown</span>
              </Command.Item>
            ))}
            <Command.Group className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
              {choices.map((field) => (
                <Command.Item
                  key={field}
                  value={`${field} ${columnTitle(field)}`}
                  className={ITEM}
                  onSelect={() => actions.toggleColumn(field)}
                >
                  <span className="size-3.5 shrink-0" />
                  <span className="min-w-0 truncate">{columnTitle(field)}</span>
                </Command.Item>
              ))}
            </Command.Group>
            <Command.Empty className="px-2 py-3 text-muted text-xs">
              No field has this in its name.
            </Command.Empty>
          </Command.List>
          {writeLogColumns(columns).length > 0 ? (
            <div className="shrink-0 border-t p-1">
              <Button size="sm" variant="ghost" onClick={() => actions.setColumns(() => STANDARD_COLUMNS)}>
                <RotateCcw aria-hidden /> Standard columns
              </Button>
            </div>
          ) : null}
        </Command>
      </PopoverContent>
    </Popover>
  );
}
