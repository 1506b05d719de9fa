'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { DESTINATIONS, isWithin } from './destinations';
import { useLatePrefetch } from './use-late-prefetch';

const CELL =
  'flex h-12 flex-col items-center justify-center gap-0.5 text-2xs text-muted aria-[current=page]:text-accent-text focus-visible:-outline-offset-2';

/** Navigation below 768 px; everything else is in the palette behind "More". */
export function BottomBar({ onPalette }: { onPalette: () => void }) {
  const pathname = usePathname();
  const prefetch = useLatePrefetch();
  return (
    <nav
      aria-label="Main"
      className="shrink-0 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-cols-8">
        {DESTINATIONS.map(({ href, label, short, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={prefetch}
              aria-current={isWithin(pathname, href) ? 'page' : undefined}
              className={CELL}
            >
              <Icon aria-hidden className="size-4.5" />
              {short ?? label}
            </Link>
          </li>
        ))}
        <li>
          <button type="button" onClick={onPalette} className={`${CELL} w-full`}>
            <Search aria-hidden className="size-4.5" />
            More
          </button>
        </li>
      </ul>
    </nav>
  );
}
