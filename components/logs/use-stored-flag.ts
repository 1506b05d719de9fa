import { useEffect, useState } from 'react';

/** A switch of this browser that outlives the page; where storage is forbidden it lasts for the page. */
export function useStoredFlag(key: string, initial: boolean): [boolean, (next: boolean) => void] {
  const [flag, setFlag] = useState(initial);
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key);
      if (stored !== null) setFlag(stored === '1');
    } catch {}
  }, [key]);
  return [
    flag,
    (next) => {
      setFlag(next);
      try {
        localStorage.setItem(key, next ? '1' : '0');
      } catch {}
    },
  ];
}
