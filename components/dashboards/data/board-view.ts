'use client';

import { createContext, useContext } from 'react';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import type { PanelDataSource } from './panel-data-source';

/** A saved query that panels name, as it is now. */
export interface SavedText {
  name: string;
  path: string;
  /** Its search text; null: the saved query is gone. */
  q: string | null;
}

/** What all panels of a dashboard show: the same for the page, the editor's preview, shared links and embeds. */
export interface BoardView {
  document: DashboardDocument;
  /** As in the URL: relative stays relative. */
  time: { from: string; to: string };
  /** What `time` is now, ISO 8601 with nanoseconds; null: it cannot be read. Changes with each refresh. */
  range: { from: string; to: string } | null;
  /** Chosen values by variable; an empty list: all. */
  variables: Readonly<Record<string, readonly string[]>>;
  /** Clauses of the search language that every panel is narrowed by (cross-filters). */
  filters: readonly string[];
  saved: Readonly<Record<string, SavedText>>;
  data: PanelDataSource;
  /** False on a shared link: nothing leads away or changes what is asked. */
  canDrill: boolean;
  /** Whether the time may be changed: a shared link may allow that alone. */
  canZoom: boolean;
  /** Printing, exports: panels load without being in sight. */
  loadAll: boolean;
  zoomTo: (ms: { fromMs: number; toMs: number }) => void;
  /** Adds or takes away a cross-filter. */
  toggleFilter: (clause: string) => void;
}

export const BoardViewContext = createContext<BoardView | null>(null);

/** The view that the panel is in. Throws outside of one. */
export function useBoardView(): BoardView {
  const view = useContext(BoardViewContext);
  if (view === null) throw new Error('A panel outside of a dashboard');
  return view;
}
