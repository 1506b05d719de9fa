import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const badge = cva(
  'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-2xs',
  {
    variants: {
      tone: {
        neutral: 'border-line bg-surface text-muted',
        accent: 'border-transparent bg-accent-soft text-accent-text',
        danger: 'border-transparent bg-danger-soft text-danger-text',
        ok: 'border-line bg-surface text-ok-text',
        warn: 'border-line bg-surface text-sev-warn-text',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

/** A few words or a number that marks something. */
export function Badge({ tone, className, ...props }: ComponentProps<'span'> & VariantProps<typeof badge>) {
  return <span className={cn(badge({ tone }), className)} {...props} />;
}
