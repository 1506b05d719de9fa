import Link from 'next/link';
import type { ReactNode } from 'react';

/** What a list leaves out, and the way to all of it. */
export function ListFooter({
  href,
  link,
  children,
}: {
  href: string | null;
  link: string;
  children: ReactNode;
}) {
  return (
    <p className="flex shrink-0 items-center gap-2 border-t px-3 py-0.5 text-2xs text-muted">
      <span className="truncate">{children}</span>
      {href === null ? null : (
        <Link
          href={href}
          prefetch={false}
          className="ml-auto whitespace-nowrap text-accent-text hover:underline"
        >
          {link}
        </Link>
      )}
    </p>
  );
}
