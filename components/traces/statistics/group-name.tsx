import { ChevronRight } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { ServiceDot } from '@/components/ui/service-dot';
import type { StatRow } from './stat-rows';

interface GroupNameProps {
  row: StatRow;
  /** The field its value is of. */
  field: string;
  isService: boolean;
  onOpen: () => void;
  onToggle: () => void;
}

/** The value of a group, which leads to its spans; one with groups below it opens and closes. */
export function GroupName({ row, field, isService, onOpen, onToggle }: GroupNameProps) {
  const { group, above, open } = row;
  const empty = isService ? 'no service' : 'empty';
  const name = group.value === null ? `without ${field}` : group.value === '' ? empty : group.value;
  return (
    <span className={cn('flex min-w-0 items-center gap-1', above && 'pl-11')}>
      {open === null ? null : (
        <button
          type="button"
          aria-expanded={open}
          aria-label={`Groups in ${name}`}
          className="flex size-5 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text"
          onClick={onToggle}
        >
          <ChevronRight aria-hidden className={cn('size-3.5', open && 'rotate-90')} />
        </button>
      )}
      <button
        type="button"
        title={`${name}: show its spans`}
        className="flex min-w-0 items-center gap-1.5 text-left hover:underline"
        onClick={onOpen}
      >
        {isService && group.value !== null ? <ServiceDot service={group.value} /> : null}
        <span className={cn('truncate', (group.value ?? '') === '' && 'text-faint italic')}>{name}</span>
      </button>
    </span>
  );
}
