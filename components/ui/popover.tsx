'use client';

import { Popover as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;

/** The floating panel of a Popover. Name it with aria-label or aria-labelledby. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          'z-50 max-w-[calc(100vw-16px)] animate-pop rounded-md border border-line bg-raised p-3 text-sm text-text shadow-pop outline-none',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}
