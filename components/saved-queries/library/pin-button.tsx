'use client';

import { Star } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import type { SavedThing } from '@/lib/contracts/saved-things';

interface PinButtonProps {
  thing: Pick<SavedThing, 'name' | 'pinned'>;
  onPin: (pinned: boolean) => void;
}

/** Keeps a thing at the top of the list. */
export function PinButton({ thing: { name, pinned }, onPin }: PinButtonProps) {
  return (
    <IconButton
      label={`Pin ${name}`}
      tooltip={pinned ? 'Unpin' : 'Pin to the top'}
      aria-pressed={pinned}
      onClick={() => onPin(!pinned)}
    >
      <Star aria-hidden className={cn(pinned && 'fill-current text-accent-text')} />
    </IconButton>
  );
}
