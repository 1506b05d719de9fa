'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

interface FieldPickerProps {
  /** Read aloud, e.g. `Group by`. */
  label: string;
  /** On the button. */
  children: ReactNode;
  fields: readonly string[];
  /** Ticked. */
  chosen: readonly string[];
  onPick: (field: string) => void;
  /** A first entry that means no field at all. */
  none?: string;
  /** Said below the list. */
  note?: string | null;
}

const SHOWN = 200;

/** A field out of those that the trace has, found by typing; any other can be used as typed. */
export function FieldPicker({ label, children, fields, chosen, onPick, none, note }: FieldPickerProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = fields.filter((field) => field.toLowerCase().includes(wanted));
  const pick = (field: string) => {
    setOpen(false);
    setTyped('');
    onPick(field);
  };
  const item =
    'flex h-7 cursor-pointer select-none items-center gap-2 rounded-sm px-2 text-sm data-[selected=true]:bg-hover';
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" className="min-w-0 max-w-64 font-normal">
          {children}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={label} className="w-72 p-0">
        <Command shouldFilter={false} label={label}>
          <Command.Input
            value={typed}
            onValueChange={setTyped}
            placeholder="Find a field…"
            className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none"
          />
          <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
            {none !== undefined && wanted === '' ? (
              <Command.Item className={item} value="__none" onSelect={() => pick('')}>
                {none}
              </Command.Item>
            ) : null}
            {found.slice(0, SHOWN).map((field) => (
              <Command.Item key={field} className={item} value={`=${field}`} onSelect={() => pick(field)}>
                <span className="truncate" title={field}>
                  {field}
                </span>
                {chosen.includes(field) ? (
                  <Check aria-label="chosen" className="ml-auto size-3.5 shrink-0 text-accent-text" />
                ) : null}
              </Command.Item>
            ))}
            {wanted !== '' && !fields.includes(typed.trim()) ? (
              <Command.Item className={item} value="__typed" onSelect={() => pick(typed.trim())}>
                <span className="text-muted">Use</span> <span className="truncate">{typed.trim()}</span>
              </Command.Item>
            ) : null}
          </Command.List>
          {note || found.length > SHOWN ? (
            <p className="border-line border-t px-3 py-1.5 text-faint text-xs">
              {found.length > SHOWN ? `${SHOWN} of ${found.length}: type to narrow` : note}
            </p>
          ) : null}
        </Command>
      </PopoverContent>
    </Popover>
  );
}
