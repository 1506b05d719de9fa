import Link from 'next/link';
import type { ReactNode } from 'react';
import { ChangeNote } from '@/components/charts/change-note';
import { formatCount } from '@/components/charts/format-count';
import { Skeleton } from '@/components/ui/skeleton';

export interface TopRow {
  key: string;
  href: string;
  /** What it is, under the link. */
  content: ReactNode;
  /** The link's whole text, for hover. */
  title: string;
  count: number;
  previousCount: number;
  /** A quiet figure before the count. */
  aside?: ReactNode;
}

/** The largest of something, each a link with its count, a bar, and its change against the period before. */
export function TopCard({
  title,
  note,
  rows,
  empty,
}: {
  title: string;
  note?: string | null;
  /** Undefined while they load. */
  rows: readonly TopRow[] | undefined;
  empty: string;
}) {
  const most = Math.max(1, ...(rows ?? []).map((row) => row.count));
  return (
    <section aria-label={title} className="min-w-0 rounded-md border bg-surface">
      <header className="flex h-9 items-center justify-between gap-3 border-b px-3">
        <h2 className="font-medium text-sm">{title}</h2>
        {note ? <span className="truncate text-2xs text-muted">{note}</span> : null}
      </header>
      {rows === undefined ? (
        <div className="flex flex-col gap-3 p-3">
          <Skeleton />
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
        </div>
      ) : rows.length === 0 ? (
        <p className="px-3 py-6 text-center text-muted text-xs">{empty}</p>
      ) : (
        <ol className="py-1">
          {rows.map((row) => (
            <li
              key={row.key}
              className="group relative flex min-h-7 items-center gap-3 px-3 py-1 text-xs hover:bg-hover"
            >
              <Link
                href={row.href}
                prefetch={false}
                title={row.title}
                className="min-w-0 flex-1 after:absolute after:inset-0"
              >
                {row.content}
              </Link>
              {row.aside ? <span className="text-faint max-md:hidden">{row.aside}</span> : null}
              <span
                aria-hidden
                className="h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-line max-md:w-8"
              >
                <span
                  className="block h-full rounded-full bg-sev-error"
                  style={{ width: `${(row.count / most) * 100}%` }}
                />
              </span>
              <span className="w-12 shrink-0 text-right font-medium">{formatCount(row.count)}</span>
              <ChangeNote
                badWhenUp
                count={row.count}
                previous={row.previousCount}
                className="w-14 shrink-0 text-right"
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
