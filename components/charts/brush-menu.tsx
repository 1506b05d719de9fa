import { Diff, ListEnd, ZoomIn } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { type BrushBox, rangeToExtent } from './brush-range';
import type { MsRange } from './use-brush';

const MENU_PX = 232;
const JUMP_PX = 96;

/** What can be done with a brushed stretch of time: zoom into it (Enter), go to its lines, or ask what sets it apart. Escape lets it go. */
export function BrushMenu({
  box,
  range,
  onZoom,
  onCompare,
  onJump,
  onClose,
}: {
  box: BrushBox;
  range: MsRange;
  onZoom: (range: MsRange) => void;
  onCompare: (range: MsRange) => void;
  /** Adds the way to these lines within the list. */
  onJump?: ((range: MsRange) => void) | undefined;
  onClose: () => void;
}) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { x, width } = rangeToExtent(range, box);
  const menuPx = MENU_PX + (onJump ? JUMP_PX : 0);
  const left = Math.max(0, Math.min(x + width / 2 - menuPx / 2, box.width - menuPx));
  const choose = (action: (range: MsRange) => void) => () => {
    onClose();
    action(range);
  };
  return (
    <div
      role="toolbar"
      aria-label="Selected time"
      className="absolute top-1 z-20 flex animate-pop items-center gap-1 rounded-md border bg-raised p-1 shadow-pop"
      style={{ left }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <Button ref={first} size="sm" onClick={choose(onZoom)}>
        <ZoomIn aria-hidden />
        Zoom
      </Button>
      {onJump ? (
        <Button size="sm" variant="ghost" onClick={choose(onJump)}>
          <ListEnd aria-hidden />
          Go to lines
        </Button>
      ) : null}
      <Button size="sm" variant="ghost" onClick={choose(onCompare)}>
        <Diff aria-hidden />
        What differs here?
      </Button>
    </div>
  );
}
