'use client';

import { useSyncExternalStore } from 'react';
import { cn } from './cn';
import { keyCaps } from './key-caps';

/** Keys as caps: `mod+k`, `g l` (one after the other), `?`. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const mac = useSyncExternalStore(subscribeToNothing, isMac, () => false);
  const seen = new Map<string, number>();
  return (
    <span className={cn('inline-flex items-center gap-0.5', className)}>
      {keyCaps(keys, mac).map((cap) => {
        const nth = (seen.get(cap) ?? 0) + 1;
        seen.set(cap, nth);
        return (
          <kbd
            key={`${cap}-${nth}`}
            className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-surface px-1 font-sans text-2xs text-muted"
          >
            {cap}
          </kbd>
        );
      })}
    </span>
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
