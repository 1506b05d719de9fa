'use client';

import { useMemo, useState } from 'react';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { BoardViewContext, useBoardView } from '../data/board-view';
import { PanelToolsSlot } from '../data/panel-tools-slot';
import { useSavedTexts } from '../data/use-saved-texts';
import { PanelBody } from '../panels/panel-body';

interface PreviewPaneProps {
  panel: Panel;
  title: string;
  /** What is written now is not what is drawn: something is wrong in it. */
  isBehind: boolean;
}

/** The panel as it will be on the dashboard, over its time and variables. */
export function PreviewPane({ panel, title, isBehind }: PreviewPaneProps) {
  const view = useBoardView();
  const saved = useSavedTexts([panel], view.saved);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const shown = useMemo(() => ({ ...view, saved, loadAll: true }), [view, saved]);
  return (
    <section
      aria-label="Preview"
      className="group/panel flex h-full min-h-0 flex-col rounded-md border bg-surface"
    >
      <header className="flex h-8 shrink-0 items-center gap-2 px-3">
        <h2 className="min-w-0 truncate font-medium text-sm">{title}</h2>
        <span className="ml-auto flex shrink-0 items-center gap-2">
          {isBehind ? (
            <span role="status" className="text-muted text-xs">
              As it was before the mistake
            </span>
          ) : null}
          <span ref={setTools} className="flex items-center" />
        </span>
      </header>
      <div className="min-h-0 flex-1">
        <BoardViewContext value={shown}>
          <PanelToolsSlot value={tools}>
            <PanelBody panel={panel} />
          </PanelToolsSlot>
        </BoardViewContext>
      </div>
    </section>
  );
}
