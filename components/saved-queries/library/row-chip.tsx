import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

interface RowChipProps {
  label: string;
  className?: string;
  onClick: () => void;
  children: ReactNode;
}

/** A folder or tag on a row that narrows the list to its like. Lies above the row's link. */
export function RowChip({ label, className, onClick, children }: RowChipProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={cn(
        'relative inline-flex h-5 min-w-0 max-w-40 shrink-0 items-center gap-1 rounded-sm border border-line bg-surface px-1.5 text-2xs text-muted transition-colors hover:border-line-strong hover:text-text [&_svg]:size-3 [&_svg]:shrink-0',
        className,
      )}
    >
      {children}
    </button>
  );
}
