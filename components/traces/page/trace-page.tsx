'use client';

import { ErrorState } from '@/components/ui/error-state';
import { ApiFailure } from '@/lib/http/api-failure';
import { LoadedTrace } from './loaded-trace';
import { TraceMissing } from './trace-missing';
import { TraceSkeleton } from './trace-skeleton';
import { useTrace, useTraceLogs } from './use-trace';

/** /traces/{traceId}: loading, there, not there, or failed. */
export function TracePage({ traceId }: { traceId: string }) {
  const trace = useTrace(traceId);
  const logs = useTraceLogs(traceId);
  const missing =
    trace.data?.spans.length === 0 || (trace.error instanceof ApiFailure && trace.error.status === 404);
  if (missing) {
    const retry = () => void Promise.all([trace.refetch(), logs.refetch()]);
    return <TraceMissing traceId={traceId} logs={logs} retrying={trace.isFetching} retry={retry} />;
  }
  if (trace.data) return <LoadedTrace trace={trace.data} logs={logs.data} />;
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
