'use client';

import { MAX_NAME_SHARE, MIN_NAME_SHARE } from './use-name-column';

interface ColumnHandleProps {
  share: number;
  setShare: (share: number) => void;
  /** Of both columns, in px. */
  fullWidth: number;
}

/** Drag, or arrow keys, to give the tree column more or less room. */
export function ColumnHandle({ share, setShare, fullWidth }: ColumnHandleProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the span names"
      aria-valuemin={MIN_NAME_SHARE * 100}
      aria-valuemax={MAX_NAME_SHARE * 100}
      aria-valuenow={Math.round(share * 100)}
      className="absolute inset-y-0 z-20 -ml-1 w-2 cursor-col-resize touch-none hover:bg-accent/40 focus-visible:bg-accent/40"
      style={{ left: 'var(--name-col)' }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const box = event.currentTarget.parentElement?.getBoundingClientRect();
        if (box) setShare((event.clientX - box.left) / Math.max(1, fullWidth));
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setShare(share + by);
      }}
    />
  );
}
