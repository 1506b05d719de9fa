'use client';

import { useRouter } from 'next/navigation';
import { Suspense, useEffect } from 'react';
import { toast } from 'sonner';
import { ConflictDialog } from '@/components/dashboards/history/conflict-dialog';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { lazyPart } from '@/components/ui/lazy-part';
import type { DashboardRecord } from '@/lib/contracts/dashboard/dashboard-api';
import { dashboardUrl } from '@/lib/url/dashboard';
import { useSavedTexts } from '../data/use-saved-texts';
import { BoardActionsContext } from './board-actions';
import { BoardFrame } from './board-frame';
import { BoardHeader } from './board-header';
import { BoardNotices } from './board-notices';
import { BoardStart } from './board-start';
import { dashboardOpened } from './dashboard-requests';
import { DashboardSkeleton } from './dashboard-skeleton';
import { FullPanel } from './full-panel';
import { PanelMenu } from './panel-menu';
import { PanelMenuContext } from './panel-menu-context';
import { PrintingNote } from './printing-note';
import { useAutoRefresh } from './use-auto-refresh';
import { useBoardPageView } from './use-board-page-view';
import { useDashboard } from './use-dashboard';
import { usePanelActions } from './use-panel-actions';
import { usePrinting } from './use-printing';
import { useScrollMemory } from './use-scroll-memory';
import { useUndoKeys } from './use-undo-keys';
import { useUnloadGuard } from './use-unload-guard';
import { WallScreen } from './wall-screen';

const loadEditor = () => import('./edit-panel');
// A quarter of the page's code, which looking at figures does not need.
const EditPanel = lazyPart(async () => (await loadEditor()).EditPanel);
/** When the editor is fetched ahead: the panels have theirs by then. */
const EDITOR_MS = 4_000;

/** A dashboard that was read: all that can be seen of it and done with it. */
export function OpenDashboard({ record }: { record: DashboardRecord }) {
  const router = useRouter();
  const board = useDashboard(record);
  const { document, dirty } = board;
  const printing = usePrinting();
  const saved = useSavedTexts(document.panels, record.saved);
  const page = useBoardPageView(record.id, document, saved, printing.active);
  const { state, setState, view } = page;
  const panels = usePanelActions(board, setState);
  const arranging = state.arrange && !record.builtIn && state.kiosk === null;
  const full = document.panels.find(({ id }) => id === state.panel);
  const seconds = state.refresh ?? document.refreshSeconds;
  const editing = arranging || state.edit !== null;

  useAutoRefresh({ seconds, askedMs: page.anchorMs, held: editing, refresh: page.refresh });
  useUndoKeys(board.canUndo ? board.undo : null, board.canRedo ? board.redo : null);
  useUnloadGuard(dirty);
  useScrollMemory(`${record.id} ${state.panel ?? ''} ${state.edit ?? ''}`, true);
  useEffect(() => {
    dashboardOpened(record.id).catch(() => {});
  }, [record.id]);
  useEffect(() => {
    const timer = setTimeout(() => void loadEditor().catch(() => {}), EDITOR_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    window.document.title = `${dirty ? '• ' : ''}${document.name} · Throughline`;
  }, [dirty, document.name]);
  useEffect(() => {
    if (state.panel === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) void setState({ panel: null });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [state.panel, setState]);

  const conflict = board.conflict;
  const body =
    view.range === null ? (
      <UnreadableRange range={view.time} onChange={page.setRange} />
    ) : full ? (
      <FullPanel panel={full} view={view} onClose={() => void setState({ panel: null })} />
    ) : document.panels.length === 0 ? (
      <BoardStart
        canEdit={!record.builtIn}
        onAdd={(kind) => void setState({ edit: 'new', kind }, { history: 'push' })}
        onPaste={(panel) => {
          panels.paste(panel);
          void setState({ arrange: true });
        }}
      />
    ) : (
      <BoardFrame view={view} document={document} arrange={arranging ? panels.arrange : null} />
    );
  return (
    <BoardActionsContext value={panels.menu}>
      <PanelMenuContext value={PanelMenu}>
        {state.kiosk !== null ? (
          <WallScreen
            name={document.name}
            seconds={state.kiosk}
            next={state.next}
            onLeave={() => void setState({ kiosk: null, next: null })}
            onNext={(id) =>
              router.replace(
                dashboardUrl(id, { kiosk: state.kiosk, next: [...state.next.slice(1), record.id] }),
              )
            }
          >
            {body}
          </WallScreen>
        ) : state.edit !== null && !record.builtIn ? (
          <Suspense fallback={<DashboardSkeleton />}>
            <EditPanel board={board} page={page} />
          </Suspense>
        ) : (
          <div className="flex min-h-full flex-col gap-2 px-3 pb-4">
            <BoardHeader
              board={board}
              page={page}
              arranging={arranging}
              onPaste={panels.paste}
              onPrint={printing.print}
            />
            <BoardNotices board={board} page={page} />
            {body}
          </div>
        )}
        {printing.active ? <PrintingNote onCancel={printing.cancel} /> : null}
        {conflict ? (
          <ConflictDialog
            open
            onOpenChange={(open) => {
              if (!open) board.closeConflict();
            }}
            {...conflict}
            onResolve={async (resolution) => {
              const copy = await board.resolve(resolution);
              if (copy !== null) router.push(dashboardUrl(copy));
              else toast(resolution.kind === 'merged' ? 'Saved with both changes' : 'Shows what they saved');
            }}
          />
        ) : null}
      </PanelMenuContext>
    </BoardActionsContext>
  );
}
