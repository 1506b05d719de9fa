'use client';

import { Pencil, Redo2, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useShortcuts } from '@/components/shell/shortcuts';
import { TimePicker } from '@/components/time-picker/time-picker';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { AddPanelMenu } from './add-panel-menu';
import { BoardMenu } from './board-menu';
import { BoardTitle } from './board-title';
import { FilterChips } from './filter-chips';
import { toggleFullScreen } from './full-screen';
import { RefreshControl } from './refresh-control';
import { SaveMenu } from './save-menu';
import { UnsavedMark } from './unsaved-mark';
import type { BoardPageView } from './use-board-page-view';
import { useCopyBoard } from './use-copy-board';
import type { WorkingDashboard } from './use-dashboard';
import { VariablesBar } from './variables-bar';

interface BoardHeaderProps {
  board: WorkingDashboard;
  page: BoardPageView;
  arranging: boolean;
  onPaste: (panel: Panel) => void;
  onPrint: () => void;
}

const SHORTCUTS = [
  { keys: 'r', label: 'Refresh', group: 'Dashboard' },
  { keys: 'e', label: 'Arrange panels, and done', group: 'Dashboard' },
  { keys: 'f', label: 'Full screen', group: 'Dashboard' },
  { keys: 'mod+s', label: 'Save', group: 'Dashboard' },
] as const;

/** The head of the page: what it is, what it shows, and what can be done with it. Stays in sight. */
export function BoardHeader({ board, page, arranging, onPaste, onPrint }: BoardHeaderProps) {
  const router = useRouter();
  const { document, record, dirty } = board;
  const { state, setState, view } = page;
  const copyBoard = useCopyBoard(board);
  const canEdit = !record.builtIn;
  const toggleArrange = () => void setState({ arrange: !arranging });

  async function save(note: string): Promise<void> {
    try {
      const version = await board.save(note);
      if (version !== null) toast(`Saved as version ${version}`);
    } catch (error) {
      toast.error('The dashboard was not saved', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  }
  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'r') page.refresh();
    else if (keys === 'e') (canEdit ? toggleArrange : copyBoard)();
    else if (keys === 'f') void toggleFullScreen();
    else if (dirty && canEdit && !board.saving) void save('');
  });
  return (
    <div className="sticky top-0 z-30 -mx-3 flex flex-col gap-2 bg-bg px-3 pt-2.5 pb-1 max-md:static print:static">
      <div className="flex flex-wrap items-center gap-2">
        <BoardTitle
          name={document.name}
          onRename={canEdit ? (name) => board.edit(() => [{ type: 'set', fields: { name } }]) : null}
        />
        <UnsavedMark dirty={dirty} draftState={board.draftState} />
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-md:ml-0 max-md:justify-start max-md:gap-1 print:hidden">
          {arranging || dirty ? (
            <span className="flex">
              <IconButton label="Undo" keys="mod+z" aria-disabled={!board.canUndo} onClick={board.undo}>
                <Undo2 aria-hidden />
              </IconButton>
              <IconButton label="Redo" keys="mod+shift+z" aria-disabled={!board.canRedo} onClick={board.redo}>
                <Redo2 aria-hidden />
              </IconButton>
            </span>
          ) : null}
          {arranging ? (
            <AddPanelMenu
              onAdd={(kind) => void setState({ edit: 'new', kind }, { history: 'push' })}
              onPaste={onPaste}
            />
          ) : null}
          {canEdit ? (
            <Button data-after-save aria-pressed={arranging} onClick={toggleArrange}>
              {arranging ? (
                'Done'
              ) : (
                <>
                  <Pencil aria-hidden /> Edit
                </>
              )}
            </Button>
          ) : (
            <Button onClick={copyBoard}>
              Duplicate <span className="max-sm:sr-only">to edit</span>
            </Button>
          )}
          {dirty ? (
            <SaveMenu
              saving={board.saving}
              onSave={(note) => void save(note)}
              onDiscard={() =>
                void board.discard().catch(() => toast.error('The draft could not be removed'))
              }
            />
          ) : null}
          <TimePicker from={view.time.from} to={view.time.to} onChange={page.setRange} />
          <RefreshControl
            seconds={state.refresh ?? document.refreshSeconds}
            askedMs={page.anchorMs}
            waits={arranging ? 'Does not refresh while you edit' : null}
            onRefresh={page.refresh}
            onChange={(seconds) => void setState({ refresh: seconds })}
          />
          <BoardMenu
            board={board}
            page={page}
            onCopy={copyBoard}
            onPrint={onPrint}
            onFullScreen={() => void toggleFullScreen()}
            onGone={() => router.push('/dashboards')}
          />
        </div>
      </div>
      {document.description === '' ? null : (
        <p
          className="line-clamp-2 max-w-5xl whitespace-pre-wrap px-1 text-muted"
          title={document.description}
        >
          {document.description}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        <VariablesBar document={document} view={view} onChoose={page.choose} />
        <FilterChips filters={state} onChange={(next) => void setState(next, { history: 'push' })} />
      </div>
      {arranging ? (
        <p className="px-1 text-muted text-xs md:hidden">
          Panels are moved and sized on a wider screen; here they are added, changed and deleted.
        </p>
      ) : null}
      {arranging ? (
        <p id="arrange-keys" className="px-1 text-muted text-xs max-md:hidden">
          Drag a panel by its head, and size it by its corner. With the keyboard: Tab to a panel, arrow keys
          move it by a cell, Shift + arrow keys size it, Enter edits, Delete deletes.
        </p>
      ) : null}
    </div>
  );
}
