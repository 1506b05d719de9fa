import { useCallback, useEffect, useRef, useState } from 'react';

const EVERY_MS = 5_000;

/**
 * Runs the search anew every five seconds while it is live, in a visible page. It waits while somebody reads on further
 * down or has something open, so that rows do not move away under them.
 */
export function useLiveRefresh(live: boolean, reading: boolean, busy: boolean, refresh: () => void) {
  const [scrolled, setScrolled] = useState(false);
  const held = live && (scrolled || reading);
  const latest = useRef({ busy, refresh });
  useEffect(() => {
    latest.current = { busy, refresh };
  });
  useEffect(() => {
    if (!live || held) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !latest.current.busy) latest.current.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [live, held]);
  return { held, noteScrolled: useCallback((away: boolean) => setScrolled(away), []) };
}
