'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type LiveSnapshot, LiveTailStore } from './live-tail-store';

export interface LiveTail extends LiveSnapshot {
  enabled: boolean;
  hold: LiveTailStore['hold'];
  resume: () => void;
}

interface LiveInput {
  q: string;
  /** End of the searched range, ISO 8601 with nanoseconds. */
  to: string;
}

/**
 * New matching lines as they arrive, beside the lines of a search. `refresh` runs that search anew: it is called when
 * the stream begins, so that search and stream meet without a gap. The lines that came stay when it is turned off.
 * @param reading a line is open: the list is held
 */
export function useLiveTail(
  input: LiveInput | null,
  { enabled, reading }: { enabled: boolean; reading: boolean },
  refresh: () => void,
): LiveTail {
  const [store] = useState(() => new LiveTailStore());
  const snapshot = useSyncExternalStore(store.subscribe, store.read, store.read);
  const q = input?.q ?? null;
  const to = input?.to ?? null;
  useEffect(() => {
    store.onStart = refresh;
  });
  useEffect(() => {
    if (!enabled || q === null) return;
    store.open(q);
    return () => store.close();
  }, [store, enabled, q]);
  useEffect(() => store.hold('reading', reading), [store, reading]);
  useEffect(() => {
    if (to !== null) store.restart(to);
  }, [store, to]);
  return useMemo(
    () => ({
      ...snapshot,
      enabled,
      hold: (reason, on) => store.hold(reason, on),
      resume: () => store.resume(),
    }),
    [snapshot, enabled, store],
  );
}
