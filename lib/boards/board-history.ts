import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { BoardAction } from './board-action';
import { boardReducer } from './board-reducer';
import { sameJson } from './document-shape';

/** A dashboard with what it was and what was undone. */
export interface BoardHistory {
  document: DashboardDocument;
  past: readonly DashboardDocument[];
  future: readonly DashboardDocument[];
  /** Of the last edit: one with the same key joins it to one step. Null: nothing joins. */
  joinKey: string | null;
}

/** Steps that can be undone. */
export const MOST_STEPS = 100;

export function newHistory(document: DashboardDocument): BoardHistory {
  return { document, past: [], future: [], joinKey: null };
}

/**
 * The history with an edit; one that changes nothing is none.
 * @param joinKey edits in a row with the same key are one step: typing a title, dragging a panel
 */
export function applyEdit(
  history: BoardHistory,
  action: BoardAction,
  joinKey: string | null = null,
): BoardHistory {
  const document = boardReducer(history.document, action);
  if (sameJson(document, history.document)) return history;
  const isJoined = joinKey !== null && joinKey === history.joinKey && history.past.length > 0;
  const past = isJoined ? history.past : [...history.past, history.document].slice(-MOST_STEPS);
  return { document, past, future: [], joinKey };
}

/** One step back; the same history where there is none. */
export function undo(history: BoardHistory): BoardHistory {
  const document = history.past.at(-1);
  if (!document) return history;
  const { past, future } = history;
  return { document, past: past.slice(0, -1), future: [history.document, ...future], joinKey: null };
}

/** One step forth again; the same history where there is none. */
export function redo(history: BoardHistory): BoardHistory {
  const [document, ...future] = history.future;
  if (!document) return history;
  return { document, past: [...history.past, history.document], future, joinKey: null };
}
