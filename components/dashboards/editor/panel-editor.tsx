'use client';

import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { ContentSection } from './content-section';
import { DiscardDialog } from './discard-dialog';
import { EditorHeader } from './editor-header';
import { OptionsPane } from './options-pane';
import type { PanelProblem } from './panel-problems';
import { PreviewPane } from './preview-pane';
import { ProblemsContext } from './problems-context';
import { suggestedTitle } from './suggested-title';
import { useFocusInside } from './use-focus-inside';
import { usePanelDraft } from './use-panel-draft';

export interface PanelEditorProps {
  /** As it is on the dashboard; of a new one what it begins as. Read once: give the editor a key. */
  panel: Panel;
  isNew: boolean;
  /** What the preview follows: time and variables. Stands in the editor's header. */
  toolbar?: ReactNode;
  /** The dashboard it is on. */
  boardName: string;
  /** Only ever called with a panel that the contract takes. */
  onApply: (panel: Panel) => void;
  onCancel: () => void;
}

/** Fills its box. Stands inside a BoardView, whose time and variables its preview follows. */
export function PanelEditor(props: PanelEditorProps) {
  const { panel, isNew, toolbar, boardName, onApply, onCancel } = props;
  const root = useRef<HTMLElement>(null);
  const { draft, setDraft, problems, shown, isChanged, showNow, setKind } = usePanelDraft(panel);
  const [asking, setAsking] = useState(false);
  const askedFrom = useRef<Element | null>(null);
  const [told, setTold] = useState(false);
  useFocusInside(root, panel.id, isNew);
  const suggested = suggestedTitle(draft);
  const title = draft.title.trim() || suggested;

  const apply = () => {
    // A new panel is called what it shows; who takes the title away later wants none.
    if (problems.length === 0) return onApply(isNew && draft.kind !== 'text' ? { ...draft, title } : draft);
    setTold(true);
    // Once groups that hold something wrong have opened.
    setTimeout(() => firstWrong(root.current, problems)?.focus());
  };
  // Nobody has to be told at once that what they just added is empty.
  const wrong = useMemo(() => problems.filter(({ isMissing }) => !isMissing), [problems]);
  const cancel = () => {
    if (!isChanged) return onCancel();
    askedFrom.current = document.activeElement;
    setAsking(true);
  };
  const keep = () => {
    setAsking(false);
    // The dialog has no trigger to give the focus back to.
    setTimeout(() => askedFrom.current instanceof HTMLElement && askedFrom.current.focus());
  };

  return (
    <ProblemsContext value={told ? problems : wrong}>
      <section
        ref={root}
        aria-label={isNew ? 'New panel' : `Edit panel ${title}`}
        className="flex h-full min-h-0 flex-col bg-bg"
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          event.stopPropagation();
          apply();
        }}
        onKeyDown={(event) => {
          // Lists and menus lie outside of its element, and close by themselves.
          const isInside = root.current?.contains(event.target as Node) ?? false;
          if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return;
          event.preventDefault();
          cancel();
        }}
      >
        <EditorHeader
          boardName={boardName}
          toolbar={toolbar}
          isNew={isNew}
          problems={problems}
          told={told}
          onApply={apply}
          onCancel={cancel}
        />
        <div className="grid min-h-0 flex-1 grid-cols-1 overflow-y-auto max-md:auto-rows-max md:grid-cols-[minmax(0,1fr)_23rem] md:overflow-hidden">
          <div className="flex min-h-0 flex-col max-md:contents">
            <div className="h-[42%] min-h-48 shrink-0 p-3 pb-0 max-md:sticky max-md:top-0 max-md:z-10 max-md:h-60 max-md:bg-bg max-md:pb-2">
              <PreviewPane panel={shown} title={title} isBehind={wrong.length > 0} />
            </div>
            <div className="min-h-0 flex-1 p-3 max-md:order-2 md:overflow-y-auto">
              <ContentSection panel={draft} onChange={setDraft} onRun={showNow} />
            </div>
          </div>
          <aside
            aria-label="Options"
            className="min-h-0 border-l bg-surface max-md:order-3 max-md:border-t max-md:border-l-0 md:overflow-y-auto"
          >
            <OptionsPane panel={draft} fallbackTitle={suggested} onChange={setDraft} onKind={setKind} />
          </aside>
        </div>
        <DiscardDialog
          open={asking}
          isNew={isNew}
          onKeep={keep}
          onDiscard={() => {
            setAsking(false);
            onCancel();
          }}
        />
      </section>
    </ProblemsContext>
  );
}

/** The field of the first thing that is wrong. */
function firstWrong(root: HTMLElement | null, problems: readonly PanelProblem[]): HTMLElement | null {
  const query = problems.find(({ path }) => path.endsWith('records.q'));
  if (!root || !query) return root?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
  const at = Number(/^queries\.(\d+)/.exec(query.path)?.[1] ?? 0);
  return root.querySelectorAll<HTMLElement>('.cm-content[aria-label^="Query text"]').item(at);
}
