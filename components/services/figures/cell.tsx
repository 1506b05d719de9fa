import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

interface CellProps {
  className?: string | undefined;
  title?: string | undefined;
  children: ReactNode;
}

/** A cell of a table whose rows are placed one by one, which table elements cannot be. */
export function Cell({ className, title, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="cell" title={title} className={cn('min-w-0', className)}>
      {children}
    </div>
  );
}
