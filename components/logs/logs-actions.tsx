'use client';

import { createContext, use } from 'react';
import type { FieldFilter } from '@/lib/query/edit';

/** What any part of /logs can ask of the page. All of them are stable, so that rows and panels need not redraw. */
export interface LogsActions {
  setQuery: (q: string) => void;
  /** Adds a condition to the query. */
  filter: (filter: FieldFilter) => void;
  /** Adds `field:*`, or its negation. */
  filterExists: (field: string, exclude: boolean) => void;
  setRange: (range: { from: string; to: string }) => void;
  zoomTo: (range: { fromMs: number; toMs: number }) => void;
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
