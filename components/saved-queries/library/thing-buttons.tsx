'use client';

import {
  Camera,
  Copy,
  Download,
  Link2,
  MoreHorizontal,
  Pencil,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react';
import { toast } from 'sonner';
import { useDashboardCopies } from '@/components/dashboards/list/use-dashboard-copies';
import { keepBoardAsSaved } from '@/components/dashboards/share/snapshot-requests';
import { useBoardSnapshotLink } from '@/components/dashboards/share/use-board-snapshot-link';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { useCopy } from '@/components/ui/use-copy';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { dashboardUrl } from '@/lib/url/dashboard';
import { shortLink } from '../saved-query-links';
import { useSnapshotLink } from '../use-snapshot-link';
import { PinButton } from './pin-button';
import type { ThingActions } from './use-thing-actions';

interface ThingButtonsProps {
  thing: SavedThing;
  actions: ThingActions;
  onRename: () => void;
  onDetails: () => void;
}

const WIDE = 'max-sm:hidden';

/** What can be done with a thing of the list: the usual as buttons, all of it in a menu. */
export function ThingButtons({ thing, actions, onRename, onDetails }: ThingButtonsProps) {
  const { kind, id, name, path, search, builtIn } = thing;
  const { copy } = useCopy();
  const { duplicate, saveAsFile } = useDashboardCopies();
  const copySnapshot = useSnapshotLink();
  const copyBoardSnapshot = useBoardSnapshotLink();
  const isQuery = kind === 'query';
  const copyLink = async () => {
    const link = isQuery ? shortLink(id, location.origin) : `${location.origin}${dashboardUrl(id)}`;
    if (!(await copy(link))) return;
    const what = isQuery ? 'It opens the query as it is then, over the range as it is then.' : undefined;
    toast('Link copied', { description: what });
  };
  const linkName = isQuery ? 'Copy link to the latest' : 'Copy link';
  return (
    <>
      <PinButton thing={thing} onPin={(pinned) => void actions.change(thing, { pinned })} />
      <IconButton label={`${linkName} of ${name}`} tooltip={linkName} className={WIDE} onClick={copyLink}>
        <Link2 aria-hidden />
      </IconButton>
      {builtIn ? null : (
        <>
          <IconButton label={`Rename ${name}`} tooltip="Rename" className={WIDE} onClick={onRename}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton
            label={`Delete ${name}`}
            tooltip="Delete"
            className={WIDE}
            onClick={() => void actions.remove(thing)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More for ${name}`} tooltip="More">
            <MoreHorizontal aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => void copyLink()}>
            <Link2 aria-hidden />
            {linkName}
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() =>
              void (isQuery
                ? copySnapshot({ path: path ?? '/logs', search: search ?? '', name })
                : copyBoardSnapshot(() => keepBoardAsSaved(id)))
            }
          >
            <Camera aria-hidden />
            Copy snapshot link
          </DropdownMenuItem>
          {isQuery ? null : (
            <>
              <DropdownMenuItem onSelect={() => void duplicate(thing)}>
                <Copy aria-hidden />
                Duplicate
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => void saveAsFile(thing)}>
                <Download aria-hidden />
                Export as JSON
              </DropdownMenuItem>
            </>
          )}
          {builtIn ? null : (
            <>
              <DropdownMenuItem onSelect={onDetails}>
                <SlidersHorizontal aria-hidden />
                Folder, tags, description…
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => void actions.remove(thing)}>
                <Trash2 aria-hidden />
                Delete
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}
