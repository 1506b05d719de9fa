import { Skeleton } from '@/components/ui/skeleton';
import { TraceLinks } from '../trace-links';
import { useEdgeTraces } from './use-edge-traces';

/** The slowest traces with a call of the edge, each opened at it. */
export function EdgeTraces({ q, from, to }: { q: string; from: string; to: string }) {
  const search = useEdgeTraces({ q, from, to });
  const traces = search.data?.traces;
  return (
    <section aria-label="Slowest traces" className={search.isPlaceholderData ? 'stale' : undefined}>
      <h3 className="pb-1 font-medium text-muted text-xs">Slowest traces</h3>
      {search.error && !traces ? (
        <p role="alert" className="text-muted text-xs">
          The traces could not be searched: {search.error.message}
        </p>
      ) : traces === undefined ? (
        <div className="flex flex-col gap-2">
          <Skeleton />
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
        </div>
      ) : traces.length === 0 ? (
        <p className="text-faint text-xs">No trace with it is stored in this time.</p>
      ) : (
        <TraceLinks traces={traces} />
      )}
    </section>
  );
}
