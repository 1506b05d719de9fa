import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { LOG_COLUMNS, ROOMY_ONLY } from './log-row-layout';

/* biome-ignore-start lint/a11y/useSemanticElements: table elements cannot be positioned row by row */
/* biome-ignore-start lint/a11y/useFocusableInteractive: headers are not chosen; the sort button inside has the focus */

/** Column names; the time column turns the order. Hidden on narrow screens, where rows need none. */
export function LogListHeader({
  order,
  zoneText,
  onOrder,
}: {
  order: 'newest' | 'oldest';
  zoneText: string;
  onOrder: (order: 'newest' | 'oldest') => void;
}) {
  const Arrow = order === 'newest' ? ArrowDown : ArrowUp;
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-bg max-md:border-0">
      <div
        role="row"
        aria-rowindex={1}
        className={cn(
          'grid h-[27px] items-center gap-x-3 border-l-2 border-l-transparent pr-3 pl-2.5 text-faint text-xs max-md:sr-only',
          LOG_COLUMNS,
        )}
      >
        <div
          role="columnheader"
          aria-sort={order === 'newest' ? 'descending' : 'ascending'}
          className="text-right"
        >
          <button
            type="button"
            title={order === 'newest' ? 'Newest first. Turn round.' : 'Oldest first. Turn round.'}
            className="inline-flex items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-text"
            onClick={() => onOrder(order === 'newest' ? 'oldest' : 'newest')}
          >
            <Arrow aria-hidden className="size-3" />
            Time <span className={ROOMY_ONLY}>{zoneText}</span>
          </button>
        </div>
        <div role="columnheader">Sev</div>
        <div role="columnheader">Service</div>
        <div role="columnheader">Message</div>
        <div role="columnheader" className={ROOMY_ONLY}>
          Trace
        </div>
      </div>
    </div>
  );
}
/* biome-ignore-end lint/a11y/useFocusableInteractive: - */
/* biome-ignore-end lint/a11y/useSemanticElements: - */
