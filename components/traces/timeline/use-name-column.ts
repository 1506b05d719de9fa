import { useCallback, useState } from 'react';

const STORAGE_KEY = 'throughline:trace-name-column';
export const MIN_NAME_SHARE = 0.15;
export const MAX_NAME_SHARE = 0.75;

/** The tree column's share of the width: this reader's habit, so kept in the browser and not in the address. */
export function useNameColumn(): { share: number; setShare: (share: number) => void } {
  const [share, set] = useState(readShare);
  const setShare = useCallback((wanted: number) => {
    const next = Math.min(MAX_NAME_SHARE, Math.max(MIN_NAME_SHARE, wanted));
    set(next);
    try {
      localStorage.setItem(STORAGE_KEY, next.toFixed(3));
    } catch {}
  }, []);
  return { share, setShare };
}

function readShare(): number {
  const fallback = typeof window !== 'undefined' && window.innerWidth < 640 ? 0.46 : 0.34;
  try {
    const stored = Number(localStorage.getItem(STORAGE_KEY));
    return stored >= MIN_NAME_SHARE && stored <= MAX_NAME_SHARE ? stored : fallback;
  } catch {
    return fallback;
  }
}
