import { useMemo } from 'react';
import type { Log } from '@/lib/contracts/log';
import type { TraceResponse } from '@/lib/contracts/trace';
import { buildTrace } from '@/lib/trace/build-trace';
import { criticalPath, segmentsByNode } from '@/lib/trace/critical-path';
import { placeLogs } from '@/lib/trace/place-logs';
import { timeShares } from '@/lib/trace/time-shares';

const NO_LOGS: Log[] = [];

/** Everything computed from a trace and its logs, once for each answer. */
export function useTraceFacts(trace: TraceResponse, logs: Log[] | undefined) {
  const model = useMemo(() => buildTrace(trace.spans), [trace.spans]);
  const path = useMemo(() => {
    const segments = criticalPath(model);
    return { byNode: segmentsByNode(segments), shares: timeShares(model, segments) };
  }, [model]);
  const placed = useMemo(() => placeLogs(model, logs ?? NO_LOGS), [model, logs]);
  return { model, path, placed };
}

export type TraceFacts = ReturnType<typeof useTraceFacts>;
