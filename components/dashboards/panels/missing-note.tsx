import Link from 'next/link';
import type { MissingRecords } from './missing-records';

/** Height of a `MissingNote`. */
export const MISSING_PX = 20;

/** What the groups of a panel leave out, in few words below its picture. */
export function MissingNote({ missing }: { missing: readonly MissingRecords[] }) {
  return (
    <p
      className="flex shrink-0 items-center gap-3 overflow-hidden whitespace-nowrap px-3 pb-1 text-2xs text-muted"
      style={{ height: MISSING_PX }}
    >
      {missing.map(({ text, about, href }) =>
        href === null ? (
          <span key={text} title={about} className="truncate">
            {text}
          </span>
        ) : (
          <Link
            key={text}
            href={href}
            prefetch={false}
            title={about}
            className="truncate rounded-sm hover:underline"
          >
            {text}
          </Link>
        ),
      )}
    </p>
  );
}
