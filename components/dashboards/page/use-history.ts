import { useCallback, useMemo, useRef, useState } from 'react';
import type { BoardAction } from '@/lib/boards/board-action';
import { applyEdit, newHistory, redo, undo } from '@/lib/boards/board-history';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';

/** What is done as one step, made of the document as it is by then. */
type BoardEdit = (document: DashboardDocument) => readonly BoardAction[];

/** The document that a person works on, with undo and redo. */
export function useHistory(start: DashboardDocument) {
  const [history, setHistory] = useState(() => newHistory(start));
  const steps = useRef(0);

  const edit = useCallback((make: BoardEdit) => {
    steps.current += 1;
    const step = `step ${steps.current}`;
    setHistory((now) => make(now.document).reduce((done, action) => applyEdit(done, action, step), now));
  }, []);
  return useMemo(
    () => ({
      document: history.document,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit,
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
      /** Another document altogether; there is nothing to undo then. */
      reset: (document: DashboardDocument) => setHistory(newHistory(document)),
      /** As `reset`, but for what was changed since `shown` was: that stays, and can be undone. */
      settle: (shown: DashboardDocument, saved: DashboardDocument) =>
        setHistory((now) => (now.document === shown ? newHistory(saved) : now)),
    }),
    [history, edit],
  );
}
