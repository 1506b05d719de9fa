import type pg from 'pg';
import { type LookedInto, readSpansByKey, readSpansOfTraces } from './earlier-spans';
import { type EdgeChange, edgeChanges } from './edge-changes';
import type { EdgeSpan } from './edge-rule';
import { KEYS_ONLY } from './keys-only';
import type { SpanFact } from './span-fact';
import { type TraceSum, traceSumKey } from './sum-traces';
import type { StoredSummary } from './upsert-summaries';

/** A trace with more earlier spans is not read for each batch that adds to it. */
const MOST_EARLIER_SPANS = 20_000;
/** Over all traces of one transaction. */
const MOST_SPANS_READ = 200_000;

export interface FoundEdges {
  changes: { tenantId: number; changes: EdgeChange[] }[];
  /** New spans whose earlier children were not looked for. */
  notLookedFor: number;
}

interface Grown extends LookedInto {
  sum: TraceSum;
  earlierSpans: number;
}

/**
 * The calls between services that these spans add. In traces that were there before, spans of earlier batches are read;
 * the summaries' locks make sure that of two batches of a trace the second sees the first.
 */
export async function findEdges(
  client: pg.ClientBase,
  sums: readonly TraceSum[],
  summaries: ReadonlyMap<string, StoredSummary>,
): Promise<FoundEdges> {
  const grown = grownTraces(sums, summaries);
  const { small, large } = bySize(grown);
  if (grown.length > 0) await client.query(KEYS_ONLY);
  const earlier = await readSpansOfTraces(client, small, wantedOf(small));
  const parents = await readSpansByKey(client, large.flatMap(parentsOf));
  await addSiblings(client, small, earlier);
  const isLarge = new Set(large.map(({ sum }) => sum));
  return {
    changes: sums.map((sum) => {
      const key = keyOf(sum);
      const { tenantId } = sum.trace;
      if (!isLarge.has(sum))
        return { tenantId, changes: edgeChanges(sum.spans, without(earlier.get(key), sum.spans)) };
      // Without all their children and parents, earlier spans cannot be counted anew.
      const own = new Set<EdgeSpan>(sum.spans);
      const changes = edgeChanges(sum.spans, without(parents.get(key), sum.spans));
      return { tenantId, changes: changes.filter(({ span }) => own.has(span)) };
    }),
    notLookedFor: large.reduce((total, { sum }) => total + sum.spans.length, 0),
  };
}

const keyOf = ({ trace }: TraceSum) => traceSumKey(trace.tenantId, trace.key);

function grownTraces(sums: readonly TraceSum[], summaries: ReadonlyMap<string, StoredSummary>): Grown[] {
  return sums.flatMap((sum) => {
    const stored = summaries.get(keyOf(sum));
    const earlierSpans = (stored?.spanCount ?? 0) - sum.spans.length;
    return stored && earlierSpans > 0 ? [{ ...stored, sum, trace: sum.trace, earlierSpans }] : [];
  });
}

function bySize(grown: readonly Grown[]): { small: Grown[]; large: Grown[] } {
  let read = 0;
  const [small, large]: [Grown[], Grown[]] = [[], []];
  for (const trace of [...grown].sort((a, b) => a.earlierSpans - b.earlierSpans)) {
    read += trace.earlierSpans;
    const fits = trace.earlierSpans <= MOST_EARLIER_SPANS && read <= MOST_SPANS_READ;
    (fits ? small : large).push(trace);
  }
  return { small, large };
}

function wantedOf(traces: readonly Grown[]): { keys: Set<bigint>; parentKeys: Set<bigint> } {
  const keys = new Set<bigint>();
  const parentKeys = new Set<bigint>();
  for (const { sum } of traces) {
    for (const { spanKey, parentKey } of sum.spans) {
      parentKeys.add(spanKey);
      keys.add(spanKey);
      if (parentKey !== null) keys.add(parentKey);
    }
  }
  return { keys, parentKeys };
}

function parentsOf(grown: Grown): (LookedInto & { spanKey: bigint })[] {
  const keys = new Set(grown.sum.spans.map(({ parentKey, spanKey }) => parentKey ?? spanKey));
  return [...keys].map((spanKey) => ({ ...grown, spanKey }));
}

/** Whether an earlier span with a peer still counts as the peer's caller depends on all of its children. */
async function addSiblings(
  client: pg.ClientBase,
  traces: readonly Grown[],
  earlier: Map<string, EdgeSpan[]>,
): Promise<void> {
  const parentKeys = new Set<bigint>();
  const asked = traces.filter(({ sum }) => {
    const callers = callersOfPeers(earlier.get(keyOf(sum)) ?? [], sum.spans);
    for (const { spanKey } of callers) parentKeys.add(spanKey);
    return callers.length > 0;
  });
  for (const [key, spans] of await readSpansOfTraces(client, asked, { keys: [], parentKeys })) {
    const known = earlier.get(key);
    for (const span of spans) known?.push(span);
  }
}

function callersOfPeers(earlier: readonly EdgeSpan[], fresh: readonly SpanFact[]): EdgeSpan[] {
  const callers = earlier.filter(({ peerId }) => peerId !== null);
  if (callers.length === 0) return callers;
  const parents = new Set(fresh.map(({ parentKey }) => parentKey));
  return callers.filter(({ spanKey }) => parents.has(spanKey));
}

/** Each span that is not one of these, once: what was read holds our own rows too, and some rows were read twice. */
function without(read: readonly EdgeSpan[] | undefined, own: readonly EdgeSpan[]): EdgeSpan[] {
  if (!read) return [];
  const seen = new Set(own.map(rowKey));
  return read.filter((span) => {
    const key = rowKey(span);
    return !seen.has(key) && seen.add(key);
  });
}

function rowKey({ spanKey, startNs, kind }: EdgeSpan): string {
  return `${spanKey} ${startNs} ${kind}`;
}
