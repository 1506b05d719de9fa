import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '@/components/ui/cn';

interface SortHeaderProps<Sort extends string> {
  label: string;
  sort: Sort;
  current: Sort;
  desc: boolean;
  /** Names sort upwards first, figures downwards. */
  startsDesc: boolean;
  onSort: (sort: Sort, desc: boolean) => void;
  className?: string;
  title?: string | undefined;
  /** Shown instead of the label, which is then read aloud. */
  short?: string;
}

/** A column's name that sorts by it; pressed again it turns the order round. */
export function SortHeader<Sort extends string>(props: SortHeaderProps<Sort>) {
  const { label, sort, current, desc, startsDesc, onSort, className, title, short } = props;
  const active = sort === current;
  const Arrow = desc ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      title={title}
      aria-label={short === undefined ? undefined : `Sort by ${label}`}
      aria-pressed={active}
      onClick={() => onSort(sort, active ? !desc : startsDesc)}
      className={cn(
        'inline-flex h-6 items-center gap-0.5 rounded-sm px-0.5 hover:text-text',
        active && 'text-text',
        className,
      )}
    >
      {short ?? label}
      {active ? <Arrow aria-hidden className="size-3 text-accent-text" /> : null}
    </button>
  );
}
