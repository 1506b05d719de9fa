'use client';

import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { type BoardView, BoardViewContext } from '@/components/dashboards/data/board-view';
import { focusPanel } from '@/components/dashboards/editor/focus-panel';
import { Button } from '@/components/ui/button';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { PanelBox } from './panel-box';

/** One panel over the whole page. */
export function FullPanel({ panel, view, onClose }: { panel: Panel; view: BoardView; onClose: () => void }) {
  const { id } = panel;
  useEffect(() => {
    // Who opens the link itself has not gone anywhere yet.
    if (navigator.userActivation.hasBeenActive) focusPanel(id);
    return () => {
      if (navigator.userActivation.hasBeenActive) setTimeout(() => focusPanel(id));
    };
  }, [id]);
  return (
    <div className="flex min-h-80 flex-1 flex-col gap-2 pb-3">
      <div>
        <Button size="sm" variant="ghost" onClick={onClose}>
          <ArrowLeft aria-hidden /> All panels
        </Button>
      </div>
      <div className="grid min-h-0 flex-1">
        <BoardViewContext value={view}>
          <PanelBox panel={panel} arranging={false} />
        </BoardViewContext>
      </div>
    </div>
  );
}
