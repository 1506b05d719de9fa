'use client';

import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';

interface RailButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon;
  label: string;
  keys?: string;
}

/** A command in the rail: icon, and when the rail is wide its label and keys. */
export function RailButton({ icon: Icon, label, keys, className, ...props }: RailButtonProps) {
  return (
    <button
      type="button"
      title={label}
      className={cn(
        'flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-text data-[state=open]:bg-hover',
        className,
      )}
      {...props}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="sr-only rail-wide:not-sr-only">{label}</span>
      {keys ? <Kbd keys={keys} className="ml-auto rail-wide:inline-flex hidden" /> : null}
    </button>
  );
}
