'use client';

import { Toaster as Sonner } from 'sonner';

const ABOVE_BAR = { bottom: 'var(--toast-bottom)' };

/** Where `toast(…)` of sonner appears. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      offset={ABOVE_BAR}
      mobileOffset={ABOVE_BAR}
      gap={8}
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-md border border-line bg-raised px-3 py-2.5 text-sm text-text shadow-pop',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-muted',
          error: 'border-danger!',
          actionButton:
            'shrink-0 rounded-sm px-2 py-1 font-medium text-accent-text hover:bg-hover focus-visible:outline-2',
        },
      }}
    />
  );
}
