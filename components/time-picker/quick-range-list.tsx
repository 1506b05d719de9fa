import { cn } from '@/components/ui/cn';
import type { TimeRangeText } from '@/lib/time/range-math';
import { QUICK_RANGES } from './quick-ranges';

interface QuickRangeListProps {
  range: TimeRangeText;
  onChoose: (range: TimeRangeText) => void;
}

export function QuickRangeList({ range, onChoose }: QuickRangeListProps) {
  return (
    <ul className="grid p-1 max-sm:grid-cols-3" aria-label="Quick ranges">
      {QUICK_RANGES.map((quick) => {
        const chosen = range.from === quick.from && range.to === 'now';
        return (
          <li key={quick.from}>
            <button
              type="button"
              aria-pressed={chosen}
              onClick={() => onChoose({ from: quick.from, to: 'now' })}
              className={cn(
                'flex h-7 w-full items-center rounded-sm px-2 text-left text-sm hover:bg-hover',
                chosen && 'bg-selected font-medium text-accent-text hover:bg-selected',
              )}
            >
              {quick.label}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
