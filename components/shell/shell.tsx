'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, Suspense, useState } from 'react';
import { SendData } from '@/components/send-data/send-data';
import { BottomBar } from './bottom-bar';
import { CommandPalette } from './command-palette';
import { DESTINATIONS } from './destinations';
import { NavigationRail } from './navigation-rail';
import { RecentQueryRecorder } from './recent-query-recorder';
import { ShortcutListener } from './shortcut-listener';
import { useShortcuts } from './shortcuts';
import { ShortcutsSheet } from './shortcuts-sheet';

const SHORTCUTS = [
  { keys: 'mod+k', label: 'Search or jump to', group: 'Everywhere' },
  { keys: '?', label: 'This list', group: 'Everywhere' },
  ...DESTINATIONS.map(({ keys, label }) => ({ keys, label, group: 'Go to' })),
];

/**
 * The frame of every page: navigation, palette, shortcuts. `main` fills the rest of the window and scrolls; a page that
 * scrolls inside itself takes `h-full`.
 */
export function Shell({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);

  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'mod+k') return setOpen((now) => (now === 'palette' ? null : 'palette'));
    if (keys === '?') return setOpen('shortcuts');
    const destination = DESTINATIONS.find((known) => known.keys === keys);
    if (destination) router.push(destination.href);
  });

  return (
    <div className="flex h-dvh max-md:flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <NavigationRail onPalette={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      <main id="main" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
        {children}
      </main>
      <BottomBar onPalette={() => setOpen('palette')} />
      <CommandPalette
        open={open === 'palette'}
        onOpenChange={(next) => setOpen(next ? 'palette' : null)}
        onShortcuts={() => setOpen('shortcuts')}
      />
      <ShortcutsSheet
        open={open === 'shortcuts'}
        onOpenChange={(next) => setOpen(next ? 'shortcuts' : null)}
      />
      <SendData />
      <ShortcutListener />
      <Suspense>
        <RecentQueryRecorder />
      </Suspense>
    </div>
  );
}
