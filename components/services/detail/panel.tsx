import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

interface PanelProps {
  title: string;
  /** How many there are, or what was read. */
  note?: ReactNode;
  /** Links and buttons at the right of the title. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** One part of a service's page. */
export function Panel({ title, note, actions, className, children }: PanelProps) {
  return (
    <section
      aria-label={title}
      className={cn('flex min-w-0 flex-col rounded-md border bg-surface', className)}
    >
      <header className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b px-3 py-1">
        <h2 className="font-medium text-sm">{title}</h2>
        {note ? <span className="min-w-0 truncate text-2xs text-muted">{note}</span> : null}
        {actions ? <span className="ml-auto flex items-center gap-3 text-xs">{actions}</span> : null}
      </header>
      {children}
    </section>
  );
}
