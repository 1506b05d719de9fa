import { useEffect, useState } from 'react';

const SLOW_MS = 1000;

/** Whole seconds for which something has been going on; 0 in its first second and when it is not. */
export function useSlow(busy: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!busy) return;
    const started = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1000)), SLOW_MS);
    return () => clearInterval(timer);
  }, [busy]);
  return seconds;
}
