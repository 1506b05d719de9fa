import { useEffect, useState } from 'react';

/** What the page itself asks for goes first: a browser has six connections, and a dashboard needs them all. */
const LATE_MS = 4_000;

/** The `prefetch` of links that are always in sight: their pages are fetched ahead once this one has had its time. */
export function useLatePrefetch(): false | null {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? null : false;
}
