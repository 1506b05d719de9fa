'use client';

import { ChevronLeft, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { FieldList } from './field-list';

interface FieldChipsProps {
  /** `Group by`: of the whole. */
  label: string;
  /** `Add a group`. */
  addLabel: string;
  source: PanelSource;
  value: readonly string[];
  most: number;
  onChange: (fields: string[]) => void;
}

/** Fields in an order, each to be taken away or moved to the front of the one before it. */
export function FieldChips({ label, addLabel, source, value, most, onChange }: FieldChipsProps) {
  const [open, setOpen] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of text
    <div role="group" aria-label={label} className="flex min-w-0 flex-wrap items-center gap-1">
      {value.map((field, at) => (
        <span
          key={field}
          className="inline-flex h-7 min-w-0 max-w-64 items-center rounded-md border bg-surface pl-2 text-xs pointer-coarse:h-8"
        >
          <span className="truncate" title={field}>
            {field}
          </span>
          {at > 0 ? (
            <button
              type="button"
              aria-label={`Move ${field} to the left`}
              title="Move to the left"
              className="ml-1 flex size-5 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text pointer-coarse:size-7"
              onClick={() => onChange(swapped(value, at))}
            >
              <ChevronLeft aria-hidden className="size-3" />
            </button>
          ) : null}
          <button
            type="button"
            aria-label={`Take ${field} away`}
            title="Take away"
            className="mr-0.5 flex size-5 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text pointer-coarse:size-7"
            onClick={() => {
              onChange(value.filter((one) => one !== field));
              // The one that had the focus is gone.
              setTimeout(() => add.current?.focus());
            }}
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
      {value.length < most ? (
        <Popover open={open} onOpenChange={setOpen}>
          <PopoverTrigger asChild>
            <button
              ref={add}
              type="button"
              className="inline-flex h-7 items-center gap-1 rounded-md border border-line border-dashed pointer-coarse:h-8 px-2 text-muted text-xs hover:bg-hover hover:text-text data-[state=open]:bg-hover"
            >
              <Plus aria-hidden className="size-3" />
              {addLabel}
            </button>
          </PopoverTrigger>
          <PopoverContent align="start" aria-label={addLabel} className="w-80 p-0">
            <FieldList
              label={addLabel}
              source={source}
              taken={value}
              onChoose={(name) => {
                setOpen(false);
                onChange([...value, name]);
              }}
            />
          </PopoverContent>
        </Popover>
      ) : null}
    </div>
  );
}

function swapped(fields: readonly string[], at: number): string[] {
  const next = [...fields];
  const [moved] = next.splice(at, 1);
  if (moved !== undefined) next.splice(at - 1, 0, moved);
  return next;
}
