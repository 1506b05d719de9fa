import { useEffect, useMemo, useState } from 'react';
import { newPanel } from '@/lib/boards/new-panel';
import type { Panel, PanelKind } from '@/lib/contracts/dashboard/panel';
import { editorProblems } from './panel-problems';
import { type KindMemory, rememberPanel, switchKind } from './switch-kind';

/** A pause in typing after which the preview follows (ms). */
const TYPING_MS = 350;

/** The panel as it is being written, right or wrong, and the last one that was right. */
export function usePanelDraft(initial: Panel) {
  const [draft, setDraft] = useState(initial);
  const [memory, setMemory] = useState<KindMemory>({});
  const problems = useMemo(() => editorProblems(draft), [draft]);
  const [shown, setShown] = useState(initial);
  const isRight = problems.length === 0;
  useEffect(() => {
    if (!isRight) return;
    const timer = setTimeout(() => setShown(draft), TYPING_MS);
    return () => clearTimeout(timer);
  }, [draft, isRight]);
  return {
    draft,
    setDraft,
    problems,
    /** What the preview shows: while something is wrong, what it showed before. */
    shown,
    isChanged: written(draft) !== written(initial),
    showNow: () => isRight && setShown(draft),
    setKind: (kind: PanelKind) => {
      const remembered = rememberPanel(memory, draft);
      setMemory(remembered);
      const next = switchKind(draft, newPanel(kind, draft.id, draft.at), remembered);
      setDraft(next);
      // Nobody types a kind.
      if (editorProblems(next).length === 0) setShown(next);
    },
  };
}

/** As a text to compare by, in which a number that is none differs from no number. */
function written(panel: Panel): string {
  return JSON.stringify(panel, (_, value: unknown) => (Number.isNaN(value) ? 'not a number' : value));
}
