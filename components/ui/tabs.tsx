'use client';

import { Tabs as Radix } from 'radix-ui';
import { type ComponentProps, useState } from 'react';
import { cn } from './cn';

export const Tabs = Radix.Root;

/** The row of tabs; give it an aria-label. */
export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn('flex shrink-0 gap-1 overflow-x-auto border-line border-b', className)}
      {...props}
    />
  );
}

/** Its focus frame is for the keyboard: browsers keep it after a click that follows a key. */
export function TabsTrigger({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  const [clicked, setClicked] = useState(false);
  return (
    <Radix.Trigger
      className={cn(
        '-mb-px inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-t-sm px-1.5 border-transparent border-b-2 text-muted text-sm transition-colors hover:text-text focus-visible:-outline-offset-2 data-clicked:outline-none data-[state=active]:border-accent data-[state=active]:text-text',
        className,
      )}
      data-clicked={clicked ? '' : undefined}
      onPointerDown={() => setClicked(true)}
      onKeyDown={() => setClicked(false)}
      onBlur={() => setClicked(false)}
      {...props}
    />
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn('outline-none focus-visible:outline-2', className)} {...props} />;
}
