import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { PANEL_QUERIES } from '@/components/dashboards/data/use-panel-load';
import { RefreshClock } from './refresh-clock';

/** How often it looks whether a refresh is due and nothing speaks against it. */
const LOOK_MS = 1_000;

interface AutoRefresh {
  /** Null: never. */
  seconds: number | null;
  /** When what is shown was asked: another one counts as a refresh. */
  askedMs: number;
  /** A person is at something that new figures would disturb. */
  held: boolean;
  refresh: () => void;
}

/**
 * Refreshes so long after all panels were loaded; not in a hidden tab, nor while somebody edits or selects: then as soon
 * as that is over.
 */
export function useAutoRefresh(input: AutoRefresh): void {
  const client = useQueryClient();
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const on = input.seconds !== null && input.seconds > 0;
  useEffect(() => {
    if (!on) return;
    const clock = new RefreshClock(Date.now(), latest.current.askedMs);
    const look = () => {
      const { seconds, askedMs, held, refresh } = latest.current;
      const due = clock.isDue({
        nowMs: Date.now(),
        seconds,
        asked: askedMs,
        // One that failed tries again by itself, over and over: the others do not wait for it.
        loading:
          client.isFetching({
            queryKey: PANEL_QUERIES,
            predicate: ({ state }) => state.errorUpdateCount === 0,
          }) > 0,
        held: held || isBusy(),
      });
      if (due) refresh();
    };
    const timer = setInterval(look, LOOK_MS);
    window.document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.document.removeEventListener('visibilitychange', look);
    };
  }, [on, client]);
}

/** Hidden, text selected, a pointer held down, or a menu, popover or dialog open. */
function isBusy(): boolean {
  const { document } = window;
  if (document.visibilityState === 'hidden') return true;
  if ((document.getSelection()?.toString() ?? '') !== '') return true;
  return (
    document.querySelector(
      ':active, [role="dialog"][data-state="open"], [role="menu"][data-state="open"]',
    ) !== null
  );
}
