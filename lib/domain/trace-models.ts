import type { RequestContext } from '../contracts/context';
import type { TraceOutline } from '../contracts/trace-outline';
import { AppError } from '../errors';
import { serviceNames } from '../store/streams/service-names';
import { readSkeletons, type Skeleton } from '../store/trace-models/read-skeletons';
import { yieldEventLoop } from '../store/write/yield-event-loop';
import { formatIsoNs } from '../time/iso';
import { buildOutlinedTrace } from '../trace/build-trace';
import type { TraceModel } from '../trace/trace-model';
import type { TraceRef } from './matching-traces';
import { TextDictionary } from './text-dictionary';

/** Of one trace; a longer one is left out, since half of it would give wrong self times. */
const MAX_SPANS_EACH = 20_000;
const MAX_SPANS = 200_000;
const SPANS_A_STATEMENT = 20_000;
const TRACES_A_STATEMENT = 500;
const STATEMENT_MS = 10_000;

/** What was read of many traces, and what was not, since it would have been too much. */
export interface ReadTraces {
  traces: number;
  spans: number;
  leftOut: { traces: number; spans: number };
}

/**
 * Builds the trees of many traces, one after another, and shows each to `visit`; none is kept. At most 200,000 spans in
 * all and 20,000 of one trace: a longer trace is left out, and all traces from the first on for which there is no room,
 * so that small ones are not read more often; both are counted.
 * Throws AppError `timeout`, `canceled`, `unavailable`.
 */
export async function eachTraceModel(
  ctx: RequestContext,
  refs: readonly TraceRef[],
  visit: (ref: TraceRef, model: TraceModel) => void,
): Promise<ReadTraces> {
  const { batches, leftOut } = planBatches(refs);
  const read: ReadTraces = { traces: 0, spans: 0, leftOut };
  for (const batch of batches) {
    stopIfCanceled(ctx);
    const byKey = new Map(batch.map((ref) => [ref.traceKey, ref]));
    const skeletons = await readSkeletons(ctx, batch, {
      spansEach: MAX_SPANS_EACH,
      timeoutMs: STATEMENT_MS,
    });
    const services = await serviceNames(ctx, new Set(skeletons.flatMap(({ serviceId }) => serviceId)));
    let sinceYield = 0;
    for (const skeleton of skeletons) {
      const ref = byKey.get(skeleton.traceKey);
      if (!ref) continue;
      visit(ref, buildOutlinedTrace(outlineOf(skeleton, ref.traceId, services)));
      read.traces++;
      read.spans += skeleton.id.length;
      sinceYield += skeleton.id.length;
      if (sinceYield < 2_000) continue;
      sinceYield = 0;
      await yieldEventLoop();
      stopIfCanceled(ctx);
    }
  }
  return read;
}

function stopIfCanceled({ signal }: RequestContext): void {
  if (signal.aborted) throw new AppError('canceled', 'Nobody waits for this answer any more.');
}

/** In order of the last digits of the ids, which are random: what fits is then no choice by time or size. */
function planBatches(refs: readonly TraceRef[]): { batches: TraceRef[][]; leftOut: ReadTraces['leftOut'] } {
  const shuffled = refs.toSorted((a, b) => a.shardKey - b.shardKey);
  const leftOut = { traces: 0, spans: 0 };
  const batches: TraceRef[][] = [];
  let isFull = false;
  let [all, inBatch] = [0, Number.POSITIVE_INFINITY];
  for (const ref of shuffled) {
    isFull ||= ref.spanCount <= MAX_SPANS_EACH && all + ref.spanCount > MAX_SPANS;
    if (isFull || ref.spanCount > MAX_SPANS_EACH) {
      leftOut.traces++;
      leftOut.spans += ref.spanCount;
      continue;
    }
    const last = batches.at(-1);
    if (!last || inBatch + ref.spanCount > SPANS_A_STATEMENT || last.length >= TRACES_A_STATEMENT) {
      batches.push([ref]);
      inBatch = 0;
    } else last.push(ref);
    all += ref.spanCount;
    inBatch += ref.spanCount;
  }
  return { batches, leftOut };
}

function outlineOf(
  skeleton: Skeleton,
  traceId: string,
  serviceOf: ReadonlyMap<number, string>,
): TraceOutline {
  const { id, start, duration, kind, status } = skeleton;
  const firstOf = new Map<string, number>();
  id.forEach((one, at) => {
    if (!firstOf.has(one)) firstOf.set(one, at);
  });
  const services = new TextDictionary();
  const names = new TextDictionary();
  const missing = new TextDictionary();
  const spans = {
    parent: skeleton.parent.map((one) => (one === '' ? -1 : (firstOf.get(one) ?? -2 - missing.place(one)))),
    service: skeleton.serviceId.map((one) => services.place(serviceOf.get(one) ?? '')),
    name: skeleton.name.map((one) => names.place(one)),
    host: id.map(() => 0),
  };
  return {
    traceId,
    startTime: formatIsoNs(skeleton.startNs),
    totalSpans: id.length,
    truncated: false,
    uniqueIds: firstOf.size === id.length,
    services: services.texts,
    names: names.texts,
    hosts: [''],
    missingParents: missing.texts,
    spans: { ...spans, id, start, duration, kind, status },
    statusMessages: skeleton.statusMessages,
    events: [],
    links: [],
    tookMs: 0,
  };
}
