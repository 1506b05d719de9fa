import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const button = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium text-sm transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent/90',
        secondary: 'border-line bg-surface text-text hover:bg-hover data-[state=open]:bg-hover',
        ghost:
          'border-transparent text-muted hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text',
        danger: 'border-transparent bg-danger text-danger-ink hover:bg-danger/90',
      },
      size: { sm: 'h-7 px-2 text-xs', md: 'h-8 px-3' },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof button> & { asChild?: boolean };

/** The button; `asChild` gives its looks to the one child, e.g. a link. */
export function Button({ variant, size, asChild = false, className, type, ...props }: ButtonProps) {
  const Part = asChild ? Slot.Root : 'button';
  return (
    <Part
      {...(asChild ? {} : { type: type ?? 'button' })}
      className={cn(button({ variant, size }), className)}
      {...props}
    />
  );
}
