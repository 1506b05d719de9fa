import { Skeleton } from '@/components/ui/skeleton';
import type { TimeRangeText } from '@/lib/time/range-math';
import { TraceLinks } from '../trace-links';
import { useExemplars } from './use-service-data';

interface ExemplarListProps {
  title: string;
  service: string;
  operation: string | null;
  range: TimeRangeText;
  status: 'any' | 'error';
}

/** A few traces, each opened at the span that made it match. */
export function ExemplarList({ title, service, operation, range, status }: ExemplarListProps) {
  const search = useExemplars({ service, operation, ...range, status });
  const traces = search.data?.traces;
  return (
    <div className={search.isPlaceholderData ? 'stale' : undefined}>
      <h3 className="pb-1 text-muted text-xs">{title}</h3>
      {traces === undefined ? (
        search.error ? (
          <p role="alert" className="text-danger-text text-xs">
            They could not be searched: {search.error.message}
          </p>
        ) : (
          <Skeleton className="h-24" />
        )
      ) : traces.length === 0 ? (
        <p className="text-faint text-xs">{status === 'error' ? 'None failed.' : 'None.'}</p>
      ) : (
        <TraceLinks traces={traces} />
      )}
    </div>
  );
}
