import { useQueryState } from 'nuqs';
import { useMemo } from 'react';
import type { Log } from '@/lib/contracts/log';
import type { TraceOutline } from '@/lib/contracts/trace-outline';
import { buildOutlinedTrace } from '@/lib/trace/build-trace';
import { criticalPath, segmentsByNode } from '@/lib/trace/critical-path';
import { placeLogs } from '@/lib/trace/place-logs';
import { timeShares } from '@/lib/trace/time-shares';
import { traceParsers } from '@/lib/url/trace';

const NO_LOGS: Log[] = [];

/** Everything computed from a trace's outline and its logs, once for each answer. */
export function useTraceFacts(outline: TraceOutline, logs: Log[] | undefined) {
  const [raw] = useQueryState('raw', traceParsers.raw);
  const model = useMemo(() => buildOutlinedTrace(outline, { correctSkew: !raw }), [outline, raw]);
  const path = useMemo(() => {
    const segments = criticalPath(model);
    return { byNode: segmentsByNode(segments), shares: timeShares(model, segments) };
  }, [model]);
  const placed = useMemo(() => placeLogs(model, logs ?? NO_LOGS), [model, logs]);
  return { traceId: outline.traceId, model, path, placed };
}

export type TraceFacts = ReturnType<typeof useTraceFacts>;
