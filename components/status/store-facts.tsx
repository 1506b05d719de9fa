'use client';

import type { ReactNode } from 'react';
import { formatBytes } from '@/components/ui/format-bytes';
import { formatNumber } from '@/components/ui/format-number';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { StatusResponse } from '@/lib/contracts/status';
import { Panel } from './panel';

/** What PostgreSQL holds. Row counts come from its statistics, and say so. */
export function StoreFacts({ store, database }: Pick<StatusResponse, 'store' | 'database'>) {
  const format = useTimeFormat();
  const time = (iso: string | null) => (iso === null ? '–' : format.dateTime(iso, 's'));
  return (
    <Panel title="Store" note={database.version ? `PostgreSQL ${database.version}` : 'database unknown'}>
      <SizeBar store={store} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 px-3 pb-3">
        <Fact name="Logs" color="bg-sev-info">
          ≈ {formatNumber(store.logRows)} rows, {formatBytes(store.logBytes)}
        </Fact>
        <Fact name="Spans" color="bg-accent">
          ≈ {formatNumber(store.spanRows)} rows, {formatBytes(store.spanBytes)}
        </Fact>
        <Fact name="Other" color="bg-line-strong">
          {formatBytes(store.otherBytes)}
        </Fact>
        <Fact name="To be folded">{formatNumber(store.unfoldedDeltas)} sums of spans</Fact>
        <Fact name="Oldest">{time(store.oldest)}</Fact>
        <Fact name="Newest">{time(store.newest)}</Fact>
      </dl>
    </Panel>
  );
}

function SizeBar({ store }: Pick<StatusResponse, 'store'>) {
  const { logBytes, spanBytes, otherBytes } = store;
  return (
    <div aria-hidden className="m-3 flex h-1.5 gap-px overflow-hidden rounded-sm bg-line">
      <span className="bg-sev-info" style={{ flexGrow: logBytes }} />
      <span className="bg-accent" style={{ flexGrow: spanBytes }} />
      <span className="bg-line-strong" style={{ flexGrow: otherBytes }} />
    </div>
  );
}

function Fact({ name, color, children }: { name: string; color?: string; children: ReactNode }) {
  return (
    <>
      <dt className="flex items-center gap-1.5 text-muted">
        {color ? <span aria-hidden className={`size-2 rounded-[2px] ${color}`} /> : null}
        {name}
      </dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}
