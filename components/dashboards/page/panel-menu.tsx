'use client';

import {
  ClipboardCopy,
  CopyPlus,
  EllipsisVertical,
  Equal,
  Expand,
  Link as LinkIcon,
  Pencil,
  Search,
  Trash2,
} from 'lucide-react';
import Link from 'next/link';
import { useContext, useRef } from 'react';
import { useBoardView } from '@/components/dashboards/data/board-view';
import { drawnPanel } from '@/components/dashboards/data/panel-registry';
import { PanelExportItems } from '@/components/dashboards/panels/export/panel-export-items';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { BoardActionsContext } from './board-actions';
import { exploreLinks } from './explore-links';
import { panelLinkUrl } from './panel-link';
import { panelName } from './panel-name';

/** Everything that can be done with one panel. */
export function PanelMenu({ panel }: { panel: Panel }) {
  const actions = useContext(BoardActionsContext);
  const leaves = useRef(false);
  if (!actions) return null;
  const panelId = panel.id;
  const name = panelName(panel);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton
          label={`Menu of ${name}`}
          tooltip={null}
          size="sm"
          className="w-6 opacity-0 pointer-coarse:h-8 pointer-coarse:w-9 focus-visible:opacity-100 group-focus-within/panel:opacity-100 group-hover/panel:opacity-100 data-[state=open]:opacity-100 in-data-arranging:opacity-100 print:hidden [@media(hover:none)]:opacity-100"
        >
          <EllipsisVertical aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        className="min-w-48"
        onCloseAutoFocus={(event) => {
          // The copy has the focus, not the menu that made it.
          if (leaves.current) event.preventDefault();
          leaves.current = false;
        }}
      >
        <DropdownMenuItem onSelect={() => actions.fullView(panelId)}>
          <Expand aria-hidden /> Full view
        </DropdownMenuItem>
        {actions.canEdit ? (
          <DropdownMenuItem onSelect={() => actions.edit(panelId)}>
            <Pencil aria-hidden /> Edit
          </DropdownMenuItem>
        ) : null}
        <ExploreItems panel={panel} />
        <LinkItems panel={panel} />
        <DropdownMenuSeparator />
        <CountExactlyItem panelId={panelId} />
        <PanelExportItems panel={panel} />
        <DropdownMenuSeparator />
        {actions.canEdit ? (
          <DropdownMenuItem
            onSelect={() => {
              leaves.current = true;
              actions.duplicate(panelId);
            }}
          >
            <CopyPlus aria-hidden /> Duplicate
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={() => actions.copy(panelId)}>
          <ClipboardCopy aria-hidden /> Copy to paste elsewhere
        </DropdownMenuItem>
        {actions.canEdit ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => actions.remove(panelId)}>
              <Trash2 aria-hidden /> Delete
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Drawn with the open menu: what the panel shows just then. */
function CountExactlyItem({ panelId }: { panelId: string }) {
  const countExactly = drawnPanel(panelId)?.countExactly;
  return countExactly ? (
    <DropdownMenuItem onSelect={countExactly}>
      <Equal aria-hidden /> Count exactly
    </DropdownMenuItem>
  ) : null;
}

/** Only drawn while the menu is open: it reads the queries. */
function ExploreItems({ panel }: { panel: Panel }) {
  const view = useBoardView();
  return exploreLinks(panel, view).map(({ label, href }) => (
    <DropdownMenuItem key={href} asChild>
      <Link href={href}>
        <Search aria-hidden /> {label}
      </Link>
    </DropdownMenuItem>
  ));
}

function LinkItems({ panel }: { panel: Panel }) {
  const view = useBoardView();
  return panel.links.map(({ title, url }) => {
    const href = panelLinkUrl(url, view);
    const words = (
      <>
        <LinkIcon aria-hidden /> <span className="max-w-64 truncate">{title}</span>
      </>
    );
    return (
      <DropdownMenuItem key={`${title} ${url}`} asChild>
        {href.startsWith('/') ? (
          <Link href={href}>{words}</Link>
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {words}
          </a>
        )}
      </DropdownMenuItem>
    );
  });
}
