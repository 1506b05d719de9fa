'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { SAVABLE_PATHS } from '@/lib/contracts/saved-query';
import { recentQueryOf, rememberQuery } from './recent-queries';

const DWELL_MS = 3000;

/** Remembers a query for the palette once somebody has looked at its results for three seconds. */
export function RecentQueryRecorder() {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  useEffect(() => {
    if (!SAVABLE_PATHS.some((path) => path === pathname)) return;
    const query = recentQueryOf(pathname, search);
    if (!query) return;
    const timer = setTimeout(() => rememberQuery(query), DWELL_MS);
    return () => clearTimeout(timer);
  }, [pathname, search]);
  return null;
}
