'use client';

import { Clipboard, Filter, FilterX, List, ZoomIn } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenu as Radix } from 'radix-ui';
import type { RefObject } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from '@/components/ui/dropdown-menu';
import { useCopy } from '@/components/ui/use-copy';
import { useBoardView } from '../data/board-view';
import type { PanelMark } from './panel-mark';

/** What can be done about a mark: see its records, narrow the dashboard by it, zoom, copy. Opens at a point of the chart. */
export function MarkMenu({
  mark,
  at,
  returnTo,
  onClose,
}: {
  mark: PanelMark | null;
  /** Px within the nearest positioned ancestor. */
  at: { x: number; y: number };
  /** What has the focus when the menu closes. */
  returnTo: RefObject<HTMLElement | SVGElement | null>;
  onClose: () => void;
}) {
  return (
    <DropdownMenu modal={false} open={mark !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none absolute size-px"
          style={{ left: at.x, top: at.y }}
        />
      </Radix.Trigger>
      {mark ? (
        <DropdownMenuContent
          align="start"
          className="max-w-80"
          onCloseAutoFocus={(event) => {
            // The trigger is only a place.
            event.preventDefault();
            returnTo.current?.focus({ preventScroll: true });
          }}
        >
          <MarkItems mark={mark} />
        </DropdownMenuContent>
      ) : null}
    </DropdownMenu>
  );
}

/** The entries of a mark's menu. */
function MarkItems({ mark }: { mark: PanelMark }) {
  const view = useBoardView();
  const { copy } = useCopy();
  const { links, conditions, zoom } = mark;
  return (
    <>
      <div className="px-2 pt-1 pb-1.5 text-xs">
        <div className="truncate font-medium" title={mark.title}>
          {mark.title}
        </div>
        <div className="text-muted">{mark.detail}</div>
      </div>
      <DropdownMenuSeparator />
      {view.canDrill
        ? links.map(({ label, href }) => (
            <DropdownMenuItem key={href} asChild>
              <Link href={href} prefetch={false}>
                <List aria-hidden />
                {label}
              </Link>
            </DropdownMenuItem>
          ))
        : null}
      {view.canDrill
        ? conditions.map(({ label, clause }) => (
            <DropdownMenuItem key={`only ${clause}`} onSelect={() => view.toggleFilter(clause)}>
              <Filter aria-hidden />
              <span className="truncate">Only {label}</span>
            </DropdownMenuItem>
          ))
        : null}
      {view.canDrill
        ? conditions.map(({ label, clause }) => (
            <DropdownMenuItem key={`without ${clause}`} onSelect={() => view.toggleFilter(`-${clause}`)}>
              <FilterX aria-hidden />
              <span className="truncate">Without {label}</span>
            </DropdownMenuItem>
          ))
        : null}
      {zoom && view.canZoom ? (
        <DropdownMenuItem onSelect={() => view.zoomTo(zoom)}>
          <ZoomIn aria-hidden />
          Zoom to this time
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuItem onSelect={() => copy(mark.copy)}>
        <Clipboard aria-hidden />
        Copy
      </DropdownMenuItem>
    </>
  );
}
