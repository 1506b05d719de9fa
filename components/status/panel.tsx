import { type ReactNode, useId } from 'react';
import { cn } from '@/components/ui/cn';

interface PanelProps {
  title: string;
  /** Quiet words at the right of the title. */
  note?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled box. */
export function Panel({ title, note, className, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn('rounded-md border border-line bg-surface', className)}>
      <div className="flex h-9 items-center justify-between gap-3 border-line border-b px-3">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        {note ? <span className="text-muted text-xs">{note}</span> : null}
      </div>
      {children}
    </section>
  );
}
