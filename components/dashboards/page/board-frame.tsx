'use client';

import { type BoardView, BoardViewContext } from '@/components/dashboards/data/board-view';
import { useNarrow } from '@/components/ui/use-narrow';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { BoardColumn } from './board-column';
import { type ArrangeActions, BoardGrid } from './board-grid';
import { PaperRange } from './paper-range';

interface BoardFrameProps {
  /** Keep its identity between renders: every panel is drawn anew with it. */
  view: BoardView;
  document: DashboardDocument;
  /** Null: only looked at. */
  arrange?: ArrangeActions | null;
}

/** All panels of a dashboard: the page's, a shared link's and an embed's. Fills the width it is given. */
export function BoardFrame({ view, document, arrange = null }: BoardFrameProps) {
  const narrow = useNarrow();
  return (
    <BoardViewContext.Provider value={view}>
      <PaperRange range={view.range} />
      {narrow && !view.loadAll ? (
        <BoardColumn document={document} />
      ) : (
        <BoardGrid document={document} arrange={arrange} />
      )}
    </BoardViewContext.Provider>
  );
}
