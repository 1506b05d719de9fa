'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { FieldList } from './field-list';
import type { ControlIds } from './form-row';

interface FieldPickerProps extends Partial<ControlIds> {
  /** `Field of the measure`: read aloud with the value. */
  label: string;
  /** Empty: none chosen. */
  value: string;
  source: PanelSource;
  numeric?: boolean;
  onChange: (name: string) => void;
  className?: string;
}

/** One field of the records. */
export function FieldPicker({
  label,
  value,
  source,
  numeric,
  onChange,
  className,
  ...ids
}: FieldPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          {...ids}
          type="button"
          aria-label={`${label}: ${value === '' ? 'none chosen' : value}`}
          className={cn(
            'inline-flex h-7 min-w-0 max-w-64 items-center gap-1.5 rounded-md border border-line bg-surface px-2 text-xs transition-colors hover:bg-hover data-[state=open]:bg-hover',
            ids['aria-invalid'] && 'border-danger',
            className,
          )}
        >
          <span
            className={cn('min-w-0 flex-1 truncate text-left', value === '' && 'text-muted')}
            title={value}
          >
            {value === '' ? 'Choose a field' : value}
          </span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={label} className="w-80 p-0">
        <FieldList
          label={label}
          source={source}
          {...(numeric !== undefined && { numeric })}
          onChoose={(name) => {
            setOpen(false);
            onChange(name);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
