'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { ServiceDot } from '@/components/ui/service-dot';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeFormat } from '@/components/ui/time-zone';
import { type TraceSummary, traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';
import { formatDuration } from '@/lib/time/format-duration';

const KINDS = [
  { value: 'newest', label: 'Newest' },
  { value: 'slowest', label: 'Slowest' },
  { value: 'failed', label: 'Failed' },
] as const;
type Kind = (typeof KINDS)[number]['value'];

interface TracePickerProps {
  /** The root that the trace should have too; null: any. */
  like: { service: string; name: string } | null;
  /** Traces that are not offered. */
  taken: readonly string[];
  onChoose: (traceId: string) => void;
}

/** A trace by its id, or one of the last day's with the same root. */
export function TracePicker({ like, taken, onChoose }: TracePickerProps) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('newest');
  const list = useSimilarTraces(like, kind);
  const traces = (list.data?.traces ?? []).filter(({ traceId }) => !taken.includes(traceId)).slice(0, 12);
  return (
    <div className="flex flex-col gap-2">
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const id = /([^/?#\s]+)(?:[?#].*)?$/.exec(text.trim())?.[1];
          if (id !== undefined) onChoose(id);
        }}
      >
        <Input
          aria-label="Trace id"
          placeholder="Paste a trace id, or the address of a trace"
          className="font-mono text-xs"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">Take</Button>
      </form>
      <div className="flex items-center justify-between gap-2 text-muted text-xs">
        <span className="truncate">{like ? `${like.service} ${like.name}, last 24 h` : 'Last 24 h'}</span>
        <Segmented label="Which traces" value={kind} options={KINDS} onChange={setKind} />
      </div>
      {list.isPending ? (
        <Skeleton className="h-40" />
      ) : list.error ? (
        <p className="text-danger-text text-xs" role="alert">
          The traces could not be listed: {list.error.message}
        </p>
      ) : traces.length === 0 ? (
        <p className="py-4 text-center text-muted text-xs">None in the last 24 hours.</p>
      ) : (
        <ul className="max-h-72 overflow-auto">
          {traces.map((trace) => (
            <li key={trace.traceId}>
              <PickRow trace={trace} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function PickRow({ trace, onChoose }: { trace: TraceSummary; onChoose: (traceId: string) => void }) {
  const format = useTimeFormat();
  return (
    <button
      type="button"
      className="flex h-7 w-full min-w-0 items-center gap-2 rounded-sm px-1.5 text-left text-xs hover:bg-hover"
      onClick={() => onChoose(trace.traceId)}
    >
      <span className="shrink-0 text-muted">{format.time(trace.startTime)}</span>
      <ServiceDot service={trace.rootService ?? ''} />
      <span className="min-w-0 flex-1 truncate">
        {trace.rootService} <span className="text-muted">{trace.rootOperation}</span>
      </span>
      {trace.errorCount > 0 ? (
        <span className="shrink-0 text-danger-text">{trace.errorCount} err</span>
      ) : null}
      <span className="w-14 shrink-0 text-right font-medium">{formatDuration(Number(trace.durationNs))}</span>
    </button>
  );
}

function useSimilarTraces(like: TracePickerProps['like'], kind: Kind) {
  const asked = {
    from: 'now-24h',
    to: 'now',
    service: like?.service,
    operation: like?.name,
    status: kind === 'failed' ? 'error' : 'any',
    sort: kind === 'slowest' ? 'slowest' : 'newest',
    limit: 20,
  };
  return useQuery({
    queryKey: ['compare-candidates', asked],
    queryFn: ({ signal }) => apiGet('/api/traces/search', asked, traceSearchResponseSchema, signal),
    staleTime: 15_000,
  });
}
