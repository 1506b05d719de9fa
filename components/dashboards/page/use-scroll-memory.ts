import { useEffect, useLayoutEffect } from 'react';

/** Somebody who comes back with the browser's buttons comes back to where he was; a link leads to the top. */
const BACK_MS = 3_000;
const MOST = 50;
const remembered = new Map<string, number>();
let wentBackMs = Number.NEGATIVE_INFINITY;
if (typeof window !== 'undefined')
  window.addEventListener('popstate', () => {
    wentBackMs = performance.now();
  });

/** Remembers how far the page is scrolled under a key, and scrolls there again on Back. @param shown the panels are there */
export function useScrollMemory(key: string, shown: boolean): void {
  useLayoutEffect(() => {
    const scroller = window.document.getElementById('main');
    const top = remembered.get(key);
    if (!shown || !scroller || top === undefined) return;
    if (performance.now() - wentBackMs < BACK_MS) scroller.scrollTop = top;
  }, [key, shown]);
  useEffect(() => {
    const scroller = window.document.getElementById('main');
    if (!shown || !scroller) return;
    const keep = () => {
      remembered.delete(key);
      remembered.set(key, scroller.scrollTop);
      const oldest = remembered.keys().next().value;
      if (remembered.size > MOST && oldest !== undefined) remembered.delete(oldest);
    };
    scroller.addEventListener('scroll', keep, { passive: true });
    return () => scroller.removeEventListener('scroll', keep);
  }, [key, shown]);
}
