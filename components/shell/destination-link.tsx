'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { type Destination, isWithin } from './destinations';
import { useRailWidth } from './rail-width';

/** One entry of the rail; narrow, it shows its label as a tooltip. */
export function DestinationLink({
  destination,
  prefetch,
}: {
  destination: Destination;
  /** As `Link` has it; null: as Next does by itself. */
  prefetch: false | null;
}) {
  const { href, label, icon: Icon, keys } = destination;
  const here = isWithin(usePathname(), href);
  const { width } = useRailWidth();
  const link = (
    <Link
      href={href}
      prefetch={prefetch}
      aria-current={here ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-text',
        here && 'bg-selected text-text hover:bg-selected',
      )}
    >
      <Icon aria-hidden className={cn('size-4 shrink-0', here && 'text-accent-text')} />
      <span className="sr-only rail-wide:not-sr-only">{label}</span>
    </Link>
  );
  if (width === 'wide') return link;
  return (
    <Tooltip content={label} keys={keys} side="right">
      {link}
    </Tooltip>
  );
}
