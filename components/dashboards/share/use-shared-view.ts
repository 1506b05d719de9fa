'use client';

import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { useAutoRefresh } from '@/components/dashboards/page/use-auto-refresh';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import type { SharedDashboard } from '@/lib/contracts/dashboard/share-api';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { readChosenValues, writeChosenValues } from '@/lib/url/dashboard-variables';
import { sharedParsers } from '@/lib/url/shared';
import { sharedDataSource } from './shared-data-source';

const NO_FILTERS: readonly string[] = [];
const PUSH = { history: 'push' } as const;
const nothing = () => {};

/** What the panels of a shared dashboard show: as it is stored, and as its viewer chose where the link allows that. */
export function useSharedView(token: string, { document, allow, saved }: SharedDashboard, loadAll: boolean) {
  const [state, setState] = useQueryStates(sharedParsers, { history: 'replace', scroll: false });
  const from = (allow.time && state.from) || document.time.from;
  const to = (allow.time && state.to) || document.time.to;
  const { range, anchorMs, refresh } = useResolvedRange(`shared ${token} ${from} ${to}`, from, to);

  useAutoRefresh({ seconds: document.refreshSeconds, askedMs: anchorMs, held: false, refresh });

  const chosenKey = JSON.stringify(allow.variables ? state.var : []);
  const variables = useMemo(() => {
    const chosen = readChosenValues(JSON.parse(chosenKey) as string[]);
    const entries = document.variables.map(
      ({ name, chosen: first }) => [name, chosen[name] ?? first] as const,
    );
    return Object.fromEntries(entries);
  }, [document.variables, chosenKey]);
  const choose = (name: string, values: readonly string[]) =>
    void setState(
      (now) => ({ var: writeChosenValues({ ...readChosenValues(now.var), [name]: values }) }),
      PUSH,
    );
  const setRange = (next: { from: string; to: string }) =>
    next.from === from && next.to === to ? refresh() : void setState(next, PUSH);
  const zoomTo = useCallback(
    (ms: { fromMs: number; toMs: number }) =>
      void setState(absoluteRange(timeNsFromMs(ms.fromMs), timeNsFromMs(ms.toMs)), PUSH),
    [setState],
  );
  const data = useMemo(() => sharedDataSource(token, { allow, variables }), [token, allow, variables]);
  const view = useMemo<BoardView>(
    () => ({
      document,
      time: { from, to },
      range: range && { from: range.from, to: range.to },
      variables,
      filters: NO_FILTERS,
      saved,
      data,
      canDrill: false,
      canZoom: allow.time,
      loadAll,
      zoomTo: allow.time ? zoomTo : nothing,
      toggleFilter: nothing,
    }),
    [document, from, to, range, variables, saved, data, allow.time, loadAll, zoomTo],
  );
  return { view, state, setRange, choose, refresh };
}
