import { toast } from 'sonner';
import { focusInstead } from '@/components/dashboards/editor/focus-panel';
import { DraftBanner } from './draft-banner';
import { ReadyMadeNotice } from './ready-made-notice';
import type { BoardPageView } from './use-board-page-view';
import type { WorkingDashboard } from './use-dashboard';

/** What one should know before looking: a draft that was restored, and what a ready-made dashboard lacks. */
export function BoardNotices({ board, page }: { board: WorkingDashboard; page: BoardPageView }) {
  const { restored, record } = board;
  return (
    <>
      {restored ? (
        <DraftBanner
          draft={restored}
          version={record.version}
          onKeep={() => {
            board.keepRestored();
            focusInstead(() => null);
          }}
          onDiscard={() =>
            void board
              .discard()
              .then(() => focusInstead(() => null))
              .catch(() => toast.error('The draft could not be removed'))
          }
        />
      ) : null}
      {record.document.attributes.length > 0 ? (
        <ReadyMadeNotice board={board} refresh={page.refresh} />
      ) : null}
    </>
  );
}
