'use client';

import { ArrowDown, ArrowUp, Copy, Eye, EyeOff, Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';

interface ItemButtonsProps {
  /** `query a` */
  name: string;
  hidden: boolean;
  onHide: (hidden: boolean) => void;
  /** Null: it cannot go further that way. */
  onMove: (by: -1 | 1) => void;
  isFirst: boolean;
  isLast: boolean;
  onDuplicate: (() => void) | null;
  onRemove: (() => void) | null;
}

/** What can be done with a query or formula as a whole. */
export function ItemButtons(props: ItemButtonsProps) {
  const { name, hidden, onHide, onMove, isFirst, isLast, onDuplicate, onRemove } = props;
  const isAlone = isFirst && isLast;
  return (
    <div className="ml-auto flex shrink-0 items-center [&_button]:w-6 pointer-coarse:[&_button]:h-8 pointer-coarse:[&_button]:w-8">
      <IconButton
        size="sm"
        label={hidden ? `Show ${name}` : `Hide ${name}: only formulas use it`}
        aria-pressed={hidden}
        onClick={() => onHide(!hidden)}
      >
        {hidden ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
      {isAlone ? null : (
        <>
          <IconButton size="sm" label={`Move ${name} up`} aria-disabled={isFirst} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton size="sm" label={`Move ${name} down`} aria-disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </IconButton>
        </>
      )}
      {onDuplicate ? (
        <IconButton size="sm" label={`Duplicate ${name}`} onClick={onDuplicate}>
          <Copy aria-hidden />
        </IconButton>
      ) : null}
      {onRemove ? (
        <IconButton size="sm" label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}
