import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useSlow } from '@/components/ui/use-slow';
import { panelRequests } from './request-queue';

/** First part of the key of all that panels load: a refresh of a fixed range invalidates these. */
export const PANEL_QUERIES = ['panels'] as const;

/** Added to the place of a panel that has a picture already: those without one load first, wherever they are. */
const AFTER_NEW = 1e9;

/** Kept for a panel that comes back into sight; each refresh asks anew, so old answers go soon. */
const KEPT_MS = 60_000;

export interface PanelRequest<Reply> {
  /** Of the query within its panel. */
  name: string;
  /** The question itself: panels that ask the same share one request. */
  key: readonly unknown[];
  ask: (signal: AbortSignal) => Promise<Reply>;
}

/** Replies that belong together, and what they are of: a picture never mixes two times or two definitions. */
export interface ShownReplies<Reply, Of> {
  replies: ReadonlyMap<string, Reply>;
  of: Of;
  asked: string;
}

export interface PanelLoad<Reply, Of> {
  shown: ShownReplies<Reply, Of> | null;
  /** What is shown is not (yet) what was asked. */
  stale: boolean;
  loading: boolean;
  error: Error | null;
  /** Whole seconds that it has been loading for; 0 in the first. */
  seconds: number;
  cancelled: boolean;
  cancel: () => void;
  retry: () => void;
}

/**
 * Loads what one panel asks. Without `active` nothing is asked, and a request that no other panel waits for is
 * cancelled; so it is when the question changes. The old picture stays until all of the new one is there.
 *
 * @param order place of the panel in reading order: of those that were never loaded, earlier ones load first; then the others
 */
export function usePanelLoad<Reply, Of>(
  requests: readonly PanelRequest<Reply>[],
  { of, active, order }: { of: Of; active: boolean; order: number },
): PanelLoad<Reply, Of> {
  const asked = JSON.stringify(requests.map(({ name, key }) => [name, key]));
  const [cancelledOf, setCancelledOf] = useState<string | null>(null);
  const cancelled = cancelledOf === asked;
  const unique = [...new Map(requests.map((one) => [JSON.stringify(one.key), one])).values()];
  const [shown, setShown] = useState<ShownReplies<Reply, Of> | null>(null);
  const place = shown === null ? order : AFTER_NEW + order;
  const results = useQueries({
    queries: (active && !cancelled ? unique : []).map(({ key, ask }) => ({
      queryKey: [...PANEL_QUERIES, ...key],
      queryFn: ({ signal }: { signal: AbortSignal }) => panelRequests.run(() => ask(signal), place, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
    })),
  });

  const byKey = new Map<string, Reply>();
  for (const [index, { data }] of results.entries()) {
    const request = unique[index];
    if (request && data !== undefined) byKey.set(JSON.stringify(request.key), data);
  }
  const replies = new Map<string, Reply>();
  for (const { name, key } of requests) {
    const reply = byKey.get(JSON.stringify(key));
    if (reply !== undefined) replies.set(name, reply);
  }
  const complete = requests.length > 0 && replies.size === requests.length;
  if (complete && !(shown && isSame(shown, replies, of, asked))) setShown({ replies, of, asked });

  const loading = results.some(({ isFetching }) => isFetching);
  const error = results.find((result) => result.error)?.error ?? null;
  return {
    shown,
    stale: shown !== null && (shown.asked !== asked || loading),
    loading,
    error,
    seconds: useSlow(loading && error === null),
    cancelled,
    cancel: () => setCancelledOf(asked),
    retry: () => {
      setCancelledOf(null);
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

function isSame<Reply, Of>(
  shown: ShownReplies<Reply, Of>,
  replies: ReadonlyMap<string, Reply>,
  of: Of,
  asked: string,
): boolean {
  if (shown.asked !== asked || shown.of !== of || shown.replies.size !== replies.size) return false;
  return [...replies].every(([name, reply]) => shown.replies.get(name) === reply);
}
