'use client';

import { useQueryClient } from '@tanstack/react-query';
import {
  Camera,
  Copy,
  Download,
  EllipsisVertical,
  History,
  Maximize,
  MonitorPlay,
  Printer,
  Settings2,
  Share2,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { HistoryDialog } from '@/components/dashboards/history/history-dialog';
import { ShareDialog } from '@/components/dashboards/share/share-dialog';
import { keepBoard } from '@/components/dashboards/share/snapshot-requests';
import { useBoardSnapshotLink } from '@/components/dashboards/share/use-board-snapshot-link';
import { exportDashboard } from '@/components/dashboards/transfer/export-dashboard';
import { refreshThings } from '@/components/saved-queries/library/library-api';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { BoardSettings } from './board-settings';
import { deleteDashboard, restoreDashboard } from './dashboard-requests';
import type { BoardPageView } from './use-board-page-view';
import type { WorkingDashboard } from './use-dashboard';
import { WallDialog } from './wall-dialog';

interface BoardMenuProps {
  board: WorkingDashboard;
  page: BoardPageView;
  onCopy: () => void;
  onPrint: () => void;
  onFullScreen: () => void;
  /** It is in the trash. */
  onGone: () => void;
}

/** What is done less often with a whole dashboard. */
export function BoardMenu({ board, page, onCopy, onPrint, onFullScreen, onGone }: BoardMenuProps) {
  const [open, setOpen] = useState<'history' | 'share' | 'settings' | 'wall' | null>(null);
  const { document, record, dirty } = board;
  const canEdit = !record.builtIn;
  const dialog = (name: typeof open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
  });
  const copySnapshot = useBoardSnapshotLink();
  const client = useQueryClient();
  const { range } = page.view;
  async function remove(): Promise<void> {
    try {
      await deleteDashboard(record.id);
      void refreshThings(client);
      toast(`Deleted “${document.name}”`, {
        description: 'It stays in the trash for 30 days.',
        duration: 8_000,
        action: {
          label: 'Undo',
          onClick: () => {
            restoreDashboard(record.id)
              .then(() => {
                void refreshThings(client);
                toast(`“${document.name}” is back`);
              })
              .catch(() =>
                toast.error('It could not be brought back', { description: 'Try it from the trash.' }),
              );
          },
        },
      });
      onGone();
    } catch (error) {
      toast.error('The dashboard was not deleted', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More" tooltip={null}>
            <EllipsisVertical aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="min-w-52">
          <DropdownMenuItem onSelect={onFullScreen}>
            <Maximize aria-hidden /> Full screen
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen('wall')}>
            <MonitorPlay aria-hidden /> On a wall screen …
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={onPrint}>
            <Printer aria-hidden /> Print
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          {canEdit ? (
            <>
              <DropdownMenuItem onSelect={() => setOpen('settings')}>
                <Settings2 aria-hidden /> Settings and variables
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => setOpen('history')}>
                <History aria-hidden /> History
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => setOpen('share')}>
                <Share2 aria-hidden /> Share
              </DropdownMenuItem>
            </>
          ) : null}
          {range ? (
            <DropdownMenuItem
              onSelect={() =>
                void copySnapshot(() =>
                  keepBoard(
                    record.id,
                    { range, var: page.state.var, f: page.state.f },
                    { version: board.version, ...(dirty ? { document } : {}) },
                  ),
                )
              }
            >
              <Camera aria-hidden /> Copy snapshot link
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={onCopy}>
            <Copy aria-hidden /> Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => exportDashboard(document)}>
            <Download aria-hidden /> Export as JSON
          </DropdownMenuItem>
          {canEdit ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => void remove()}>
                <Trash2 aria-hidden /> Delete
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <WallDialog {...dialog('wall')} id={record.id} page={page} />
      {canEdit ? (
        <>
          <BoardSettings {...dialog('settings')} board={board} view={page.view} />
          <HistoryDialog
            {...dialog('history')}
            dashboardId={record.id}
            unsaved={dirty ? document : null}
            onRestored={(restored) => {
              setOpen(null);
              void board.adopt(restored);
            }}
          />
          <ShareDialog {...dialog('share')} dashboardId={record.id} document={board.saved} unsaved={dirty} />
        </>
      ) : null}
    </>
  );
}
