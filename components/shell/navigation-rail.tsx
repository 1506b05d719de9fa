'use client';

import { Keyboard, PanelLeft, Search, Upload } from 'lucide-react';
import Link from 'next/link';
import { Kbd } from '@/components/ui/kbd';
import { Mark } from '@/components/ui/mark';
import { DestinationLink } from './destination-link';
import { DESTINATIONS } from './destinations';
import { openSendData } from './open-send-data';
import { RailButton } from './rail-button';
import { useRailWidth } from './rail-width';
import { ThemeMenu } from './theme-menu';
import { useLatePrefetch } from './use-late-prefetch';

interface NavigationRailProps {
  onPalette: () => void;
  onShortcuts: () => void;
}

/** Left navigation from 768 px up. */
export function NavigationRail({ onPalette, onShortcuts }: NavigationRailProps) {
  const { width, toggle } = useRailWidth();
  const prefetch = useLatePrefetch();
  return (
    <header className="flex w-13 shrink-0 rail-wide:w-46 flex-col gap-3 border-line border-r bg-bg p-2 max-md:hidden">
      <Link
        href="/logs"
        prefetch={prefetch}
        className="flex h-8 items-center gap-2.5 rounded-md px-1.5 font-semibold"
      >
        <Mark className="text-accent-text" />
        <span className="sr-only rail-wide:not-sr-only tracking-tight">Throughline</span>
      </Link>
      <button
        type="button"
        onClick={onPalette}
        title="Search or jump"
        className="flex h-8 items-center gap-2.5 rounded-md border border-line bg-surface px-2 text-muted transition-colors hover:bg-hover hover:text-text"
      >
        <Search aria-hidden className="-ml-px size-4 shrink-0" />
        <span className="sr-only rail-wide:not-sr-only">Jump to</span>
        <Kbd keys="mod+k" className="ml-auto rail-wide:inline-flex hidden" />
      </button>
      <nav aria-label="Main">
        <ul className="flex flex-col gap-0.5">
          {DESTINATIONS.map((destination) => (
            <li key={destination.href}>
              <DestinationLink destination={destination} prefetch={prefetch} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto flex flex-col gap-0.5">
        <RailButton icon={Upload} label="Send data" onClick={openSendData} />
        <RailButton icon={Keyboard} label="Shortcuts" keys="?" onClick={onShortcuts} />
        <ThemeMenu />
        <RailButton
          icon={PanelLeft}
          label={width === 'wide' ? 'Collapse' : 'Expand'}
          aria-expanded={width === 'wide'}
          onClick={toggle}
        />
      </div>
    </header>
  );
}
