import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { type CompareState, compareParsers } from '@/lib/url/compare';

/** The state of /traces/compare and how it changes: what one chooses goes into the history, what one looks at does not. */
export function useCompareView() {
  const [state, setState] = useQueryStates(compareParsers, { history: 'push', scroll: false });
  const choose = useCallback((next: Partial<CompareState>) => void setState(next), [setState]);
  const look = useCallback(
    (next: Partial<CompareState>) => void setState(next, { history: 'replace' }),
    [setState],
  );
  return { state, choose, look };
}

export type CompareView = ReturnType<typeof useCompareView>;
