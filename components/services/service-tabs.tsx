import Link from 'next/link';
import { mapUrl, servicesUrl } from '@/lib/url/services';

/** The two views of all services, over the same time. */
export function ServiceTabs({ here, from, to }: { here: 'list' | 'map'; from: string; to: string }) {
  const item =
    'inline-flex h-7 items-center rounded-sm px-2.5 text-muted text-sm hover:text-text aria-[current=page]:bg-selected aria-[current=page]:text-text';
  return (
    <nav
      aria-label="Views of the services"
      className="inline-flex h-8 rounded-md border border-line bg-surface"
    >
      <Link
        href={servicesUrl({ from, to })}
        aria-current={here === 'list' ? 'page' : undefined}
        className={item}
      >
        List
      </Link>
      <Link href={mapUrl({ from, to })} aria-current={here === 'map' ? 'page' : undefined} className={item}>
        Map
      </Link>
    </nav>
  );
}
