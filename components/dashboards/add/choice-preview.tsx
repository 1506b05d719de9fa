'use client';

import { useMemo } from 'react';
import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { apiDataSource } from '../data/api-data-source';
import { type BoardView, BoardViewContext } from '../data/board-view';
import { PanelBody } from '../panels/panel-body';

interface ChoicePreviewProps {
  panel: Panel;
  time: { from: string; to: string };
  range: { from: string; to: string } | null;
}

const DOCUMENT = emptyDashboard('Preview');
const nothing = () => {};

/** The panel over the range of the page: it shows what the page shows. */
export function ChoicePreview({ panel, time, range }: ChoicePreviewProps) {
  const { from, to } = time;
  const [fromIso, toIso] = [range?.from, range?.to];
  const view = useMemo<BoardView>(
    () => ({
      document: DOCUMENT,
      time: { from, to },
      range: fromIso === undefined || toIso === undefined ? null : { from: fromIso, to: toIso },
      variables: {},
      filters: [],
      saved: {},
      data: apiDataSource,
      canDrill: false,
      canZoom: false,
      loadAll: true,
      zoomTo: nothing,
      toggleFilter: nothing,
    }),
    [from, to, fromIso, toIso],
  );
  return (
    <section aria-label="Preview" className="h-60 min-h-0 overflow-hidden rounded-md border bg-surface">
      <BoardViewContext value={view}>
        <PanelBody key={panel.id} panel={panel} />
      </BoardViewContext>
    </section>
  );
}
