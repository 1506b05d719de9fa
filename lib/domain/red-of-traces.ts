import { durationPlace } from '../store/rollup/duration-place';
import { addSum, type RedSum } from '../store/rollup/red-sum';
import { floorDiv } from '../time/time-ns';
import { matchingTraces, type TraceRef } from './matching-traces';
import { bucketOf } from './red-grouping';
import type { RedFound, RedGroup, RedQuestion } from './red-question';

/** Traces that are read; of more, as many spread over the range. */
const READ = 10_000;

/** Figures of the traces that meet a query on whole traces: how many, with errors, how long from start to end. */
export async function redOfTraces({ ctx, input, range, nowNs, buckets }: RedQuestion): Promise<RedFound> {
  const { q, service, operation, minDuration, maxDuration, status, by, top } = input;
  const { traces, complete } = await matchingTraces(
    ctx,
    { q, service, operation, minDuration, maxDuration, status, range, now: nowNs },
    { limit: READ, pick: 'spread' },
  );
  const groups = new Map<string, RedGroup & { total: number }>();
  for (const trace of traces) {
    const key =
      by === 'none' ? '' : JSON.stringify([trace.rootService, by === 'operation' && trace.rootOperation]);
    const group = groups.get(key) ?? newGroup(trace, by);
    groups.set(key, group);
    addTrace(group, Number(floorDiv(trace.startNs, buckets.stepNs)), trace);
    group.total++;
  }
  const sorted = [...groups]
    .sort(([x, a], [y, b]) => b.total - a.total || (x < y ? -1 : 1))
    .map(([, group]) => group);
  const rest = sorted.slice(top);
  return {
    groups: [...sorted.slice(0, top), ...(rest.length > 0 ? [otherOf(rest)] : [])],
    source: 'traces',
    counted: range,
    exemplars: 'found',
    estimate: complete ? null : { sampled: traces.length, relativeError: null },
  };
}

function newGroup({ rootService, rootOperation }: TraceRef, by: RedQuestion['input']['by']) {
  return {
    service: by === 'none' ? null : rootService,
    operation: by === 'operation' ? rootOperation : null,
    ...{ isOther: false, groups: 1, total: 0 },
    ...{ buckets: new Map(), slowest: new Map(), failed: new Map() },
  } satisfies RedGroup & { total: number };
}

function addTrace(group: RedGroup, bucket: number, { traceId, durationNs, errorCount }: TraceRef): void {
  const sum = bucketOf(group.buckets, bucket);
  const place = durationPlace(durationNs);
  sum.n++;
  sum.sumNs += durationNs;
  sum.durations[place] = (sum.durations[place] ?? 0) + 1;
  const exemplar = { traceId, spanId: null, durationNs };
  if (durationNs >= (group.slowest.get(bucket)?.durationNs ?? 0n)) group.slowest.set(bucket, exemplar);
  if (errorCount === 0) return;
  sum.errors++;
  if (durationNs >= (group.failed.get(bucket)?.durationNs ?? 0n)) group.failed.set(bucket, exemplar);
}

function otherOf(rest: readonly RedGroup[]): RedGroup {
  const sums = new Map<number, RedSum>();
  for (const { buckets } of rest) for (const [bucket, sum] of buckets) addSum(bucketOf(sums, bucket), sum);
  return {
    ...{ service: null, operation: null, isOther: true, groups: rest.length, buckets: sums },
    ...{ slowest: new Map(), failed: new Map() },
  };
}
