'use client';

import { createContext, use } from 'react';
import type { FieldFilter } from '@/lib/query/edit';
import type { LogColumn } from '@/lib/url/log-columns';

/** What any part of /logs can ask of the page. All of them are stable, so that rows and panels need not redraw. */
export interface LogsActions {
  setQuery: (q: string) => void;
  /** Adds a condition to the query. */
  filter: (filter: FieldFilter) => void;
  /** Adds `field:*`, or its negation. */
  filterExists: (field: string, exclude: boolean) => void;
  setRange: (range: { from: string; to: string }) => void;
  zoomTo: (range: { fromMs: number; toMs: number }) => void;
  /** Opens the list of lines at a line (its id) or a time, with what is before and after it. */
  jumpTo: (at: string) => void;
  /** Runs a query with a line in the middle of the list; the time range grows to have it. */
  showInList: (place: { q: string; id: string; time: string }) => void;
  /** Back to the first line of the list, asked for anew. */
  toStart: () => void;
  setColumns: (change: (columns: readonly LogColumn[]) => readonly LogColumn[]) => void;
  /** Adds the field as a column, or takes it away. */
  toggleColumn: (field: string) => void;
  /** Opens the figures of a field; null closes them. */
  openStats: (field: string | null) => void;
  /** Compares a stretch of time (`ISO..ISO`) or a condition with the rest. */
  compare: (part: string | null) => void;
  openLog: (id: string) => void;
  closeLog: () => void;
  refresh: () => void;
}

const Context = createContext<LogsActions | null>(null);
export const LogsActionsProvider = Context.Provider;

export function useLogsActions(): LogsActions {
  const actions = use(Context);
  if (!actions) throw new Error('useLogsActions stands outside of LogsActionsProvider');
  return actions;
}
