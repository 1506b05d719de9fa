import type { RequestContext } from '../contracts/context';
import type { CriticalPathQuery, CriticalPathResponse } from '../contracts/trace-critical-path';
import { quantile } from '../statistics/weighted-quantile';
import { nowNs } from '../time/time-ns';
import { callsOfService } from '../trace/calls-of-service';
import { pathBelow, wholePath } from '../trace/whole-path';
import { matchingTraces } from './matching-traces';
import { type PathOfCall, pathParts, tallyPath } from './path-parts';
import { describeRange, resolveRange } from './resolve-range';
import { eachTraceModel } from './trace-models';

const MAX_OPERATIONS = 200;
/** In a chain to and fro between two services each call's path holds all below it: the sum grows with the square. */
const MAX_SEGMENTS_A_TRACE = 50_000;

/**
 * Which operations hold up the calls that a query finds: the critical path of each call summed up by operation, for
 * all calls, the typical and the slowest ones. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function criticalPathOfMany(
  ctx: RequestContext,
  input: CriticalPathQuery,
): Promise<CriticalPathResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { service, operation = null, limit } = input;
  const found = await matchingTraces(ctx, { ...input, range, now }, { limit, pick: 'spread' });
  const calls: PathOfCall[] = [];
  let callsLeftOut = 0;
  const read = await eachTraceModel(ctx, found.traces, ({ traceId }, model) => {
    if (service === undefined) {
      calls.push({ traceId, durationNs: model.durationNs, parts: tallyPath(model, wholePath(model)) });
      return;
    }
    let segments = MAX_SEGMENTS_A_TRACE;
    for (const node of callsOfService(model, service, operation)) {
      if (segments <= 0) {
        callsLeftOut++;
        continue;
      }
      const path = pathBelow(model, node);
      segments -= path.length;
      calls.push({ traceId, durationNs: node.durationNs, parts: tallyPath(model, path) });
    }
  });
  calls.sort((a, b) => a.durationNs - b.durationNs);
  const durations = Float64Array.from(calls, ({ durationNs }) => durationNs);
  const atMost = (share: number) => (calls.length === 0 ? null : quantile(durations, share));
  const { groups, operations } = pathParts(calls);
  return {
    of: service === undefined ? 'trace' : 'service',
    traces: read.traces,
    complete: found.complete,
    leftOut: read.leftOut,
    callsLeftOut,
    p50Ns: atMost(0.5),
    p95Ns: atMost(0.95),
    groups,
    operations: operations.slice(0, MAX_OPERATIONS),
    operationsLeftOut: Math.max(0, operations.length - MAX_OPERATIONS),
    range: describeRange(range),
    diagnostics: found.diagnostics,
    tookMs: performance.now() - started,
  };
}
