'use client';

import { CriticalPathPanel } from '@/components/compare/critical-path-panel';
import type { TraceSearchInput } from './trace-search-input';

/** Which operations hold up the traces of the search, or of its box. */
export function PathPane({ input, inBox }: { input: TraceSearchInput; inBox: boolean }) {
  const { q, from, to, service, operation, minDuration, maxDuration, status } = input;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col border-t">
      {inBox ? <p className="px-3 pt-2 text-accent-text text-xs">Of the traces in the box</p> : null}
      <CriticalPathPanel
        q={q}
        filters={{ service, operation, minDuration, maxDuration, status }}
        from={from}
        to={to}
      />
    </div>
  );
}
