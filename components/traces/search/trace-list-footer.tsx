'use client';

import { Button } from '@/components/ui/button';
import type { ListEnd } from './list-end';

interface TraceListFooterProps {
  end: ListEnd;
  /** How far back the search came, when its time limit stopped it. */
  stopped: string | null;
  onMore: () => void;
  onSearchAgain: () => void;
}

/** Whether the list goes on, and how when it does not do so by itself. */
export function TraceListFooter({ end, stopped, onMore, onSearchAgain }: TraceListFooterProps) {
  const more = (label: string) => (
    <Button size="sm" onClick={onMore}>
      {label}
    </Button>
  );
  return (
    <output className="flex min-h-9 flex-wrap items-center justify-center gap-2 px-3 py-1.5 text-muted text-xs">
      {end === 'loading' ? 'Loading more…' : null}
      {end === 'all' ? 'That is all of them.' : null}
      {end === 'failed' ? <>The next traces could not be read. {more('Try again')}</> : null}
      {end === 'stopped' ? (
        <>
          Searched as far as {stopped} in the time allowed. {more('Search on')}
        </>
      ) : null}
      {end === 'cancelled' ? (
        <>
          Cancelled: these are the traces of the search before.
          <Button size="sm" onClick={onSearchAgain}>
            Search again
          </Button>
        </>
      ) : null}
    </output>
  );
}
