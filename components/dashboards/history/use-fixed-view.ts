'use client';

import { useMemo } from 'react';
import type { BoardView } from '@/components/dashboards/data/board-view';
import type { PanelDataSource } from '@/components/dashboards/data/panel-data-source';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';

type Chosen = Pick<BoardView, 'time' | 'variables' | 'filters'>;

const NO_FILTERS: readonly string[] = [];
const nothing = () => {};

/**
 * A dashboard with nothing to choose. @param chosen what somebody chose, which has to stay the same object; null: as the
 * dashboard begins
 */
export function useFixedView(
  document: DashboardDocument,
  saved: BoardView['saved'],
  data: PanelDataSource,
  chosen: Chosen | null = null,
): BoardView {
  const { from, to } = chosen?.time ?? document.time;
  const { range } = useResolvedRange(`preview ${document.name} ${from} ${to}`, from, to);
  return useMemo(
    () => ({
      document,
      time: { from, to },
      range: range && { from: range.from, to: range.to },
      variables:
        chosen?.variables ??
        Object.fromEntries(document.variables.map(({ name, chosen: first }) => [name, first])),
      filters: chosen?.filters ?? NO_FILTERS,
      saved,
      data,
      canDrill: false,
      canZoom: false,
      loadAll: false,
      zoomTo: nothing,
      toggleFilter: nothing,
    }),
    [document, saved, data, from, to, range, chosen],
  );
}
