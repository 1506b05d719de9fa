import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { onServerOffset, serverOffsetMs } from '@/lib/http/server-clock';
import { formatIsoNs } from '@/lib/time/iso';
import { rangeProblem, resolveRange } from '@/lib/time/range-math';
import { msFromTimeNs, timeNsFromMs } from '@/lib/time/time-ns';
import { recallAnchor, renewAnchor } from './range-anchor';

export interface ResolvedSearchRange {
  /** ISO 8601 with nanoseconds: the one range that list, chart and field figures are asked for, so that they agree. */
  from: string;
  to: string;
  fromMs: number;
  toMs: number;
}

/**
 * Turns the URL's time texts into one fixed range. `key` names the search; `refresh` runs it anew. The range is null
 * when a text is not a time or the range is empty. `now` is the server's: a browser whose clock is wrong sees the newest too.
 */
export function useResolvedRange(
  key: string,
  from: string,
  to: string,
  hasChosenLine = false,
): { range: ResolvedSearchRange | null; anchorMs: number; refresh: () => void } {
  const [renewals, setRenewals] = useState(0);
  const offsetMs = useSyncExternalStore(onServerOffset, serverOffsetMs, () => 0);
  // A line chosen later must not move the list under it: only the key, a refresh and another clock find the instant again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const anchorMs = useMemo(() => recallAnchor(key, hasChosenLine), [key, renewals, offsetMs]);
  const refresh = useCallback(() => {
    renewAnchor(key);
    setRenewals((count) => count + 1);
  }, [key]);
  const range = useMemo(() => resolve(from, to, anchorMs), [from, to, anchorMs]);
  return { range, anchorMs, refresh };
}

function resolve(from: string, to: string, anchorMs: number): ResolvedSearchRange | null {
  const now = timeNsFromMs(anchorMs);
  if (rangeProblem({ from, to }, now) !== null) return null;
  const resolved = resolveRange({ from, to }, now);
  if (resolved === null) return null;
  return {
    from: formatIsoNs(resolved.from),
    to: formatIsoNs(resolved.to),
    fromMs: msFromTimeNs(resolved.from),
    toMs: msFromTimeNs(resolved.to),
  };
}
