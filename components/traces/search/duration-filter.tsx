'use client';

import { compareDurations } from '@/lib/query/duration-text';
import { DurationInput } from './duration-input';

interface DurationFilterProps {
  min: string;
  max: string;
  onChange: (change: { minDuration?: string; maxDuration?: string }) => void;
}

/** How long the matching span may have taken; a trace is often longer than the span that made it match. */
export function DurationFilter({ min, max, onChange }: DurationFilterProps) {
  const crossed = compareDurations(min, max) > 0;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1 text-muted text-xs">
      <span title="Of the span that matches, not of its whole trace">Span took</span>
      <DurationInput
        label="Span took at least"
        placeholder="min"
        value={min}
        onChange={(minDuration) => onChange({ minDuration })}
      />
      –
      <DurationInput
        label="Span took at most"
        placeholder="max"
        value={max}
        remark={crossed ? 'Shorter than the minimum: nothing can match' : null}
        onChange={(maxDuration) => onChange({ maxDuration })}
      />
    </span>
  );
}
