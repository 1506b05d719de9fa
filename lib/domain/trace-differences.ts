import type { RequestContext } from '../contracts/context';
import { readTraceBox, type TraceBox } from '../contracts/trace-box';
import type { TraceDifferencesQuery, TraceDifferencesResponse } from '../contracts/trace-differences';
import { AppError } from '../errors';
import { narrowTraceQuery } from '../query/trace/narrow-trace-query';
import { readStreams } from '../store/streams/read-streams';
import { NS_PER_MS, nowNs } from '../time/time-ns';
import { earlier, later, type TimeRange } from '../time/time-range';
import { differingValues } from './differing-values';
import { matchingTraces, type TraceRef } from './matching-traces';
import { type RankedDifference, rankDifferences } from './rank-differences';
import { describeRange, resolveRange } from './resolve-range';
import { traceConditionOf } from './trace-differences-condition';
import { durationFields, operationOfDuration } from './trace-differences-durations';
import { type FieldedSide, fieldTraces, takeReadable } from './trace-differences-side';

const IN_BOX = 1_000;
/** Some of these fall into the box. */
const IN_ALL = 3_000;

/**
 * What sets the traces of a box over time and duration apart from the other traces of a search: operations, failures,
 * attributes, resources and how long operations took, ranked by how little that can be chance. Each trace counts once,
 * however many of its spans have a value. Large sides are sampled.
 * Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function traceDifferences(
  ctx: RequestContext,
  input: TraceDifferencesQuery,
): Promise<TraceDifferencesResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const box = readBox(input.box);
  const { q, service, operation, minDuration, maxDuration, status } = input;
  const asked = { q, service, operation, minDuration, maxDuration, status, range, now };
  const [inside, all] = await Promise.all([
    matchingTraces(
      ctx,
      { ...asked, q: withDuration(q, box), range: timeOf(box, range) },
      { limit: IN_BOX, pick: 'spread' },
    ),
    matchingTraces(ctx, asked, { limit: IN_ALL, pick: 'spread' }),
  ]);
  const outside = all.traces.filter((trace) => !isInBox(trace, box));
  const boxSide = takeReadable(inside.traces);
  const restSide = takeReadable(outside);
  const part = await fieldTraces(ctx, boxSide, (ids) => readStreams(ctx, ids));
  const rest = await fieldTraces(ctx, restSide, (ids) => readStreams(ctx, ids));
  const durations = durationFields(part, rest);
  const several = new Set([...part.several, ...rest.several, ...durations.several]);
  const candidates = (await differingValues(durations.part, durations.rest)).filter(
    // Of several numbers in a trace the greatest was compared: it says nothing about how low any of them is. And no two
    // spans last equally long but by chance.
    ({ kind, name, test }) =>
      'is' in test
        ? operationOfDuration(name) === null
        : !('below' in test && several.has(`${kind} ${name}`)),
  );
  const ranked = await rankDifferences(candidates, durations.part, durations.rest, input.limit);
  return {
    box: sideOf(boxSide, part, inside.complete),
    rest: sideOf(restSide, rest, all.complete),
    differences: ranked.map((one) => asDifference(one, part.rows.length, rest.rows.length)),
    compared: candidates.length,
    range: describeRange(range),
    diagnostics: all.diagnostics,
    tookMs: performance.now() - started,
  };
}

function readBox(text: string): TraceBox {
  const box = readTraceBox(text);
  if (box) return box;
  throw new AppError('bad_request', 'The box cannot be read: its end lies before its beginning.');
}

/** The traces of the search whose duration is the box's. */
function withDuration(q: string, { minNs, maxNs }: TraceBox): string {
  return narrowTraceQuery(q, `trace.duration:>=${minNs}ns AND trace.duration:<=${maxNs}ns`);
}

function timeOf({ fromMs, toMs }: TraceBox, range: TimeRange): TimeRange {
  const fromNs = later(range.fromNs, BigInt(fromMs) * NS_PER_MS);
  const toNs = earlier(range.toNs, BigInt(toMs + 1) * NS_PER_MS);
  if (toNs > fromNs) return { fromNs, toNs };
  throw new AppError('bad_request', 'The box lies outside the time range.');
}

function isInBox({ startNs, durationNs }: TraceRef, { fromMs, toMs, minNs, maxNs }: TraceBox): boolean {
  return (
    startNs >= BigInt(fromMs) * NS_PER_MS &&
    startNs < BigInt(toMs + 1) * NS_PER_MS &&
    durationNs >= BigInt(minNs) &&
    durationNs <= BigInt(maxNs)
  );
}

function sideOf(
  { traces, tooLarge, left }: ReturnType<typeof takeReadable>,
  { spans }: FieldedSide,
  complete: boolean,
): TraceDifferencesResponse['box'] {
  return { traces: traces.length, spans, all: complete && tooLarge === 0 && left === 0, tooLarge };
}

function asDifference(
  { candidate, lift, score, same }: RankedDifference,
  inBox: number,
  inRest: number,
): TraceDifferencesResponse['differences'][number] {
  const share = (count: number, of: number) => ({ count, share: of === 0 ? 0 : count / of });
  return {
    ...traceConditionOf(candidate),
    box: share(candidate.part.logs, inBox),
    rest: share(candidate.rest.logs, inRest),
    lift,
    score,
    same: same.map(traceConditionOf),
  };
}
