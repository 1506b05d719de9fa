'use client';

import { Camera, LayoutDashboard, Link2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useMemo } from 'react';
import { toast } from 'sonner';
import { apiDataSource } from '@/components/dashboards/data/api-data-source';
import { useFixedView } from '@/components/dashboards/history/use-fixed-view';
import { BoardFrame } from '@/components/dashboards/page/board-frame';
import { PrintingNote } from '@/components/dashboards/page/printing-note';
import { usePrinting } from '@/components/dashboards/page/use-printing';
import { rangeLabel } from '@/components/time-picker/range-label';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useCopy } from '@/components/ui/use-copy';
import type { BoardSnapshot } from '@/lib/contracts/snapshot';
import { serverNowNs } from '@/lib/http/server-clock';
import { dashboardUrl, readDashboardState } from '@/lib/url/dashboard';
import { readChosenValues } from '@/lib/url/dashboard-variables';

/** A dashboard as it was seen: nothing of it can be changed, and it leads to the one that is there now. */
export function SnapshotBoard({ kept }: { kept: BoardSnapshot }) {
  const { snapshot, document: board, saved, latest } = kept;
  const chosen = useMemo(() => {
    const { from, to, var: values, f } = readDashboardState(snapshot.search);
    const first = board.variables.map(({ name, chosen: own }) => [name, own] as const);
    return {
      time: { from: from ?? board.time.from, to: to ?? board.time.to },
      variables: { ...Object.fromEntries(first), ...readChosenValues(values) },
      filters: f,
    };
  }, [snapshot.search, board]);
  const printing = usePrinting();
  const fixed = useFixedView(board, saved, apiDataSource, chosen);
  const view = useMemo(() => ({ ...fixed, loadAll: printing.active }), [fixed, printing.active]);
  const format = useTimeFormat();
  const { copy } = useCopy();
  useEffect(() => {
    document.title = `Snapshot of ${board.name}`;
  }, [board.name]);
  const { dashboard } = snapshot;
  const copyLink = async () => {
    if (await copy(`${location.origin}/s/${snapshot.id}`))
      toast('Link copied', { description: 'It always opens just this.' });
  };
  return (
    <div className="flex min-h-full flex-col">
      {printing.active ? <PrintingNote onCancel={printing.cancel} /> : null}
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
        <Camera aria-hidden className="size-4 shrink-0 text-muted" />
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="truncate font-semibold text-base" title={board.name}>
            Snapshot of “{board.name}”
          </h1>
          <p className="text-muted text-xs" suppressHydrationWarning>
            as of {format.dateTime(snapshot.createdAt, 's')}
            {dashboard ? ` · version ${dashboard.version}` : ''}
            {dashboard?.unsaved ? ' with changes that were not saved' : ''} · read-only
          </p>
        </div>
        <span className="text-sm" suppressHydrationWarning>
          {rangeLabel(view.time, format.zone, serverNowNs())}
        </span>
        <div className="flex gap-2">
          <Button onClick={() => void copyLink()}>
            <Link2 aria-hidden />
            Copy link
          </Button>
          {latest && dashboard ? (
            <Button asChild variant="primary">
              <Link href={dashboardUrl(dashboard.id)} title={latestTitle(latest, board.name)}>
                <LayoutDashboard aria-hidden />
                Open latest
              </Link>
            </Button>
          ) : null}
        </div>
      </header>
      {latest === null || board.variables.length + view.filters.length > 0 ? (
        <div className="flex flex-wrap items-center gap-1.5 border-line border-b px-4 py-2">
          {latest === null ? (
            <p className="w-full text-muted text-sm">
              The dashboard itself is deleted: there is no latest. The snapshot stays.
            </p>
          ) : null}
          <ul aria-label="Chosen" className="flex min-w-0 flex-wrap gap-1.5">
            {board.variables.map(({ name, label }) => (
              <li key={name} className="min-w-0 max-w-full">
                <Badge className="h-6 max-w-full">
                  <span>{label || name}</span>
                  <span className="min-w-0 truncate text-text">
                    {view.variables[name]?.join(', ') || 'All'}
                  </span>
                </Badge>
              </li>
            ))}
            {view.filters.map((clause) => (
              <li key={clause} className="min-w-0 max-w-full">
                <Badge className="h-6 max-w-full font-mono text-text" title={clause}>
                  <span className="min-w-0 truncate">{clause}</span>
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="min-w-0 flex-1 p-3">
        {board.panels.length === 0 ? (
          <p className="p-6 text-center text-muted">There were no panels on this dashboard.</p>
        ) : (
          <BoardFrame view={view} document={board} />
        )}
      </div>
    </div>
  );
}

function latestTitle({ name, version }: { name: string; version: number }, then: string): string {
  return name === then ? `Version ${version}` : `“${name}”, version ${version}`;
}
