'use client';

import { ErrorState } from '@/components/ui/error-state';
import { ApiFailure } from '@/lib/http/api-failure';
import { LoadedTrace } from './loaded-trace';
import { TraceMissing } from './trace-missing';
import { TraceSkeleton } from './trace-skeleton';
import { useTraceLogs, useTraceOutline } from './use-trace';

/** /traces/{traceId}: loading, there, not there, or failed. */
export function TracePage({ traceId }: { traceId: string }) {
  const trace = useTraceOutline(traceId);
  const logs = useTraceLogs(traceId);
  const missing = trace.error instanceof ApiFailure && trace.error.status === 404;
  if (missing) {
    const retry = () => void Promise.all([trace.refetch(), logs.refetch()]);
    return <TraceMissing traceId={traceId} logs={logs} retrying={trace.isFetching} retry={retry} />;
  }
  if (trace.outline) {
    const rest = !trace.isPartial ? null : (trace.error ?? 'loading');
    return <LoadedTrace trace={trace.outline} rest={rest} retry={trace.refetch} logs={logs.data} />;
  }
  if (trace.error) {
    return (
      <ErrorState
        title="The trace could not be read"
        error={trace.error}
        retry={() => void trace.refetch()}
      />
    );
  }
  return <TraceSkeleton />;
}
