'use client';

import { ClipboardPaste, Plus } from 'lucide-react';
import { useRef } from 'react';
import { PANEL_KINDS } from '@/components/dashboards/editor/panel-kinds';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import type { Panel, PanelKind } from '@/lib/contracts/dashboard/panel';
import { useCopiedPanel } from './panel-clipboard';
import { panelName } from './panel-name';

interface AddPanelMenuProps {
  primary?: boolean;
  onAdd: (kind: PanelKind) => void;
  onPaste: (panel: Panel) => void;
}

/** Kinds of panels, and the one that was copied. */
export function AddPanelMenu({ primary = false, onAdd, onPaste }: AddPanelMenuProps) {
  const copied = useCopiedPanel();
  const leaves = useRef(false);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant={primary ? 'primary' : 'secondary'}>
          <Plus aria-hidden /> Add panel
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        className="max-h-[70vh] w-[min(24rem,calc(100vw-16px))]"
        onCloseAutoFocus={(event) => {
          // What was pasted has the focus.
          if (leaves.current) event.preventDefault();
          leaves.current = false;
        }}
      >
        {PANEL_KINDS.map(({ kind, title, about, icon: Icon }) => (
          <DropdownMenuItem key={kind} onSelect={() => onAdd(kind)}>
            <Icon aria-hidden />
            <span className="w-24 shrink-0">{title}</span>
            <span className="min-w-0 text-muted text-xs">{about}</span>
          </DropdownMenuItem>
        ))}
        {copied ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem
              onSelect={() => {
                leaves.current = true;
                onPaste(copied);
              }}
            >
              <ClipboardPaste aria-hidden />
              <span className="truncate">Paste “{panelName(copied)}”</span>
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
