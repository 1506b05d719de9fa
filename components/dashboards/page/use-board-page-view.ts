import { useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { apiDataSource } from '@/components/dashboards/data/api-data-source';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { PANEL_QUERIES } from '@/components/dashboards/data/use-panel-load';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { absoluteRange, isRelativeRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { dashboardParsers } from '@/lib/url/dashboard';
import { type ChosenValues, readChosenValues, writeChosenValues } from '@/lib/url/dashboard-variables';
import { useSettledDocument } from './use-settled-document';

const PUSH = { history: 'push' } as const;

/** What all panels show, from the URL and, where it says nothing, from the dashboard itself. */
export function useBoardPageView(
  id: string,
  document: DashboardDocument,
  saved: BoardView['saved'],
  loadAll: boolean,
) {
  const [state, setState] = useQueryStates(dashboardParsers, { history: 'replace', scroll: false });
  const client = useQueryClient();
  const from = state.from ?? document.time.from;
  const to = state.to ?? document.time.to;
  const { range, anchorMs, refresh: renew } = useResolvedRange(`dashboard ${id} ${from} ${to}`, from, to);

  const refresh = useCallback(() => {
    renew();
    // Of a fixed range the questions stay the same: what was answered is asked again.
    if (!isRelativeRange({ from, to }))
      void client.invalidateQueries({ queryKey: PANEL_QUERIES }, { cancelRefetch: false });
  }, [renew, client, from, to]);

  const chosenKey = JSON.stringify(state.var);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the URL gives a new list with each change of anything
  const chosen = useMemo<ChosenValues>(() => readChosenValues(state.var), [chosenKey]);
  const variables = useMemo<ChosenValues>(
    () =>
      Object.fromEntries(
        document.variables.map(({ name, chosen: first }) => [
          name,
          Object.hasOwn(chosen, name) ? (chosen[name] ?? []) : first,
        ]),
      ),
    [document.variables, chosen],
  );
  const filtersKey = JSON.stringify(state.f);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const filters = useMemo(() => state.f, [filtersKey]);

  const setRange = useCallback(
    (next: { from: string; to: string }) =>
      next.from === from && next.to === to
        ? refresh()
        : void setState({ from: next.from, to: next.to }, PUSH),
    [from, to, refresh, setState],
  );
  const zoomTo = useCallback(
    (ms: { fromMs: number; toMs: number }) =>
      void setState(absoluteRange(timeNsFromMs(ms.fromMs), timeNsFromMs(ms.toMs)), PUSH),
    [setState],
  );
  const toggleFilter = useCallback(
    (clause: string) =>
      void setState(
        ({ f, off }) =>
          f.includes(clause)
            ? { f: f.filter((one) => one !== clause) }
            : { f: [...f, clause], off: off.filter((one) => one !== clause) },
        PUSH,
      ),
    [setState],
  );
  const choose = useCallback(
    (name: string, values: readonly string[]) =>
      void setState(
        (now) => ({ var: writeChosenValues({ ...readChosenValues(now.var), [name]: values }) }),
        PUSH,
      ),
    [setState],
  );
  // Panels do not see each other's places: to move one draws no other anew.
  const settled = useSettledDocument(document);
  const view = useMemo<BoardView>(
    () => ({
      document: settled,
      time: { from, to },
      range: range && { from: range.from, to: range.to },
      variables,
      filters,
      saved,
      data: apiDataSource,
      canDrill: true,
      canZoom: true,
      loadAll,
      zoomTo,
      toggleFilter,
    }),
    [settled, from, to, range, variables, filters, saved, loadAll, zoomTo, toggleFilter],
  );
  return { view, state, setState, anchorMs, refresh, setRange, choose };
}

export type BoardPageView = ReturnType<typeof useBoardPageView>;
