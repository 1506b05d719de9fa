import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A one-line text field. Give it a label element or an aria-label; `aria-invalid` turns its border red. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      className={cn(
        'h-8 w-full min-w-0 rounded-md border border-line bg-surface px-2.5 text-sm text-text transition-colors hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-danger',
        className,
      )}
      {...props}
    />
  );
}
