'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { parseIsoNs } from '@/lib/time/iso';
import type { PlacedLog } from '@/lib/trace/place-logs';
import { logsUrl } from '@/lib/url/logs';
import { tracesUrl } from '@/lib/url/traces';
import { type LeastLevel, logsQuery } from '../trace-logs/find-logs';
import { TraceLogsTab } from '../trace-logs/trace-logs-tab';
import type { useTraceLogs } from './use-trace';

interface TraceMissingProps {
  traceId: string;
  logs: ReturnType<typeof useTraceLogs>;
  retrying: boolean;
  retry: () => void;
}

/** No span of this trace is stored: why that may be, and its logs all the same. */
export function TraceMissing({ traceId, logs, retrying, retry }: TraceMissingProps) {
  const [find, setFind] = useState('');
  const [level, setLevel] = useState<LeastLevel>('ALL');
  const lines = logs.data?.logs ?? [];
  const placed: PlacedLog[] = lines.map((log) => ({ log, timeNs: 0, atNs: 0, index: -1 }));
  const first = lines[0]?.time;
  const range = around(first, lines.at(-1)?.time);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Trace {traceId}</h1>
      <EmptyState
        className="py-8"
        icon={<SearchX />}
        title="No span of this trace is here"
        text={
          <>
            <p className="break-all font-mono text-2xs">{traceId}</p>
            <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-left">
              <li>It may be late: spans are sent when they end, often in batches some seconds after.</li>
              <li>It may have been left out by sampling: then its logs are kept, its spans are not.</li>
              <li>It may have expired: spans older than the retention period are gone.</li>
              <li>The id may be incomplete or of another system.</li>
            </ul>
          </>
        }
        actions={
          <>
            <Button variant="primary" onClick={retry} disabled={retrying}>
              {retrying ? 'Looking…' : 'Look again'}
            </Button>
            <Button asChild>
              <Link href={tracesUrl()}>Search traces</Link>
            </Button>
          </>
        }
      />
      {lines.length > 0 ? (
        <section
          aria-label="Logs of the missing trace"
          className="flex min-h-64 flex-1 flex-col border-line border-t"
        >
          <h2 className="px-4 pt-3 pb-1 font-semibold text-sm">Its logs are here</h2>
          <TraceLogsTab
            logs={placed}
            model={null}
            find={find}
            onFind={setFind}
            level={level}
            onLevel={setLevel}
            onOpen={({ log }) =>
              location.assign(logsUrl({ q: `trace_id:"${traceId}"`, log: log.id, ...range }))
            }
            logsHref={logsUrl({ q: logsQuery(traceId, find, level), ...range })}
            total={logs.data?.total ?? lines.length}
          />
        </section>
      ) : (
        <p className="text-center text-muted text-xs">
          {logs.isPending ? 'Looking for its logs…' : 'No log line carries this trace id either.'}
        </p>
      )}
    </div>
  );
}

function around(first: string | undefined, last: string | undefined): { from: string; to: string } {
  const minute = 60_000;
  const from = parseIsoNs(first ?? '');
  const to = parseIsoNs(last ?? '');
  if (from === null || to === null) return { from: 'now-24h', to: 'now' };
  const iso = (ns: bigint, byMs: number) => new Date(Number(ns / 1_000_000n) + byMs).toISOString();
  return { from: iso(from, -minute), to: iso(to, minute) };
}
