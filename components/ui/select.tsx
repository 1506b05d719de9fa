'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface SelectProps<Value extends string> {
  /** Read aloud; say it on the page too where it is not plain. */
  label: string;
  value: Value;
  /** Values must not be empty strings (Radix keeps '' for "nothing chosen"). */
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
  placeholder?: string;
  /** Words before the chosen value, e.g. `Sort`. */
  prefix?: string;
  size?: 'sm' | 'md';
  className?: string;
}

/** One of a few. For long or searchable lists use a popover with cmdk. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, placeholder, prefix, size = 'md', className } = props;
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Radix.Trigger
        aria-label={label}
        className={cn(
          'inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border border-line bg-surface text-text transition-colors hover:bg-hover data-[placeholder]:text-muted',
          size === 'sm' ? 'h-7 px-2 text-xs' : 'h-8 px-2.5 text-sm',
          className,
        )}
      >
        {prefix ? <span className="text-muted">{prefix}</span> : null}
        <Radix.Value placeholder={placeholder} />
        <Radix.Icon className="ml-auto text-muted">
          <ChevronDown className="size-3.5" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) animate-pop overflow-hidden rounded-md border border-line bg-raised shadow-pop"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="relative flex h-7 select-none items-center rounded-sm pr-7 pl-2 text-sm outline-none data-[highlighted]:bg-hover"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="absolute right-2 text-accent-text">
                  <Check className="size-3.5" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
