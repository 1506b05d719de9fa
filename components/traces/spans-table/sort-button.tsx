import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '@/components/ui/cn';

interface SortButtonProps {
  label: string;
  title?: string;
  /** Null: the table is not sorted by it. */
  sorted: 'ascending' | 'descending' | null;
  onClick: () => void;
  className?: string;
}

/** The head of a column: click to sort by it, again for the other way. The cell around it carries `aria-sort`. */
export function SortButton({ label, title, sorted, onClick, className }: SortButtonProps) {
  const Arrow = sorted === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      title={title}
      onClick={onClick}
      className={cn(
        'flex h-full w-full min-w-0 items-center gap-1 hover:text-text focus-visible:-outline-offset-2',
        sorted ? 'text-text' : 'text-muted',
        className,
      )}
    >
      <span className="truncate">{label}</span>
      {sorted ? <Arrow aria-hidden className="size-3 shrink-0" /> : null}
    </button>
  );
}
