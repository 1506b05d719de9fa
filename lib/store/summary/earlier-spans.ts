import type pg from 'pg';
import { arrayLiteral } from './array-literal';
import type { EdgeSpan } from './edge-rule';
import type { TraceId } from './span-fact';
import { traceSumKey } from './sum-traces';
import type { StoredSummary } from './upsert-summaries';

/** A trace to look into, with the times between which its spans start. */
export interface LookedInto extends Pick<StoredSummary, 'startNs' | 'endNs'> {
  trace: TraceId;
}

type Row = [
  ...[number, string, bigint, bigint | null, bigint, bigint],
  ...[number, number, number, number | null],
];

/**
 * The stored spans of these traces that have one of the ids, or one of the parents. Each trace is read whole.
 * @returns by `traceSumKey`; spans that this transaction has stored itself are among them
 */
export async function readSpansOfTraces(
  client: pg.ClientBase,
  traces: readonly LookedInto[],
  { keys, parentKeys }: { keys: Iterable<bigint>; parentKeys: Iterable<bigint> },
): Promise<Map<string, EdgeSpan[]>> {
  if (traces.length === 0) return new Map();
  const { rows } = await client.query<Row>({
    text: OF_TRACES,
    rowMode: 'array',
    values: [...columns(traces), arrayLiteral([...keys]), arrayLiteral([...parentKeys])],
  });
  return byTrace(rows);
}

/** The stored spans of these ids, each looked up by its key. @returns as `readSpansOfTraces` */
export async function readSpansByKey(
  client: pg.ClientBase,
  wanted: readonly (LookedInto & { spanKey: bigint })[],
): Promise<Map<string, EdgeSpan[]>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<Row>({
    text: BY_KEY,
    rowMode: 'array',
    values: [...columns(wanted), arrayLiteral(wanted.map(({ spanKey }) => spanKey))],
  });
  return byTrace(rows);
}

function columns(traces: readonly LookedInto[]): unknown[] {
  return [
    ...bounds(traces),
    arrayLiteral(traces.map(({ trace }) => trace.key)),
    arrayLiteral(traces.map(({ trace }) => trace.shardKey)),
    arrayLiteral(traces.map(({ startNs }) => startNs)),
    arrayLiteral(traces.map(({ endNs }) => endNs)),
  ];
}

/** Between which times all spans of all these traces start; it leaves partitions out before anything runs. */
function bounds([first, ...others]: readonly LookedInto[]): [string, string] {
  let { startNs, endNs } = first ?? { startNs: 0n, endNs: 0n };
  for (const trace of others) {
    if (trace.startNs < startNs) startNs = trace.startNs;
    if (trace.endNs > endNs) endNs = trace.endNs;
  }
  return [startNs.toString(), endNs.toString()];
}

function byTrace(rows: Row[]): Map<string, EdgeSpan[]> {
  const found = new Map<string, EdgeSpan[]>();
  for (const [
    tenantId,
    traceKey,
    spanKey,
    parentKey,
    startNs,
    durationNs,
    kind,
    status,
    serviceId,
    peerId,
  ] of rows) {
    const key = traceSumKey(tenantId, traceKey);
    const span = { spanKey, parentKey, startNs, durationNs, kind, isError: status === 2, serviceId, peerId };
    const spans = found.get(key);
    if (spans) spans.push(span);
    else found.set(key, [span]);
  }
  return found;
}

const COLUMNS = `s.tenant_id, s.trace_key, s.span_key, s.parent_key, s.start_ns, s.duration_ns, s.kind, s.status,
  s.service_id, s.peer_id`;
// OFFSET 0 keeps the planner from turning the join round: however little it knows of a partition that has just been
// made, it goes from each trace to its spans by the key, and never through the partition.
const OF_TRACE = `
  FROM span s
 WHERE s.trace_key = t.trace_key AND s.shard_key = t.shard_key AND s.start_ns BETWEEN $1::bigint AND $2::bigint`;
/** Spans of one id that are looked at: a sender with a constant id must not make each batch read all it ever sent. */
const SAME_ID = 1_000;
const OF_TRACES = `
  SELECT s.* FROM unnest($3::uuid[], $4::int[], $5::bigint[], $6::bigint[]) AS t (trace_key, shard_key, start_ns, end_ns)
   CROSS JOIN LATERAL (SELECT ${COLUMNS} ${OF_TRACE}
     AND s.start_ns BETWEEN t.start_ns AND t.end_ns
     AND (s.span_key = ANY($7::bigint[]) OR s.parent_key = ANY($8::bigint[])) OFFSET 0) s`;
// Without the times of each trace: beside id and shard, PostgreSQL 18 takes the key for so dear with a range that is not
// known beforehand that it reads all spans of that time instead, for each id again.
const BY_KEY = `
  SELECT s.* FROM unnest($3::uuid[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[])
      AS t (trace_key, shard_key, start_ns, end_ns, span_key)
   CROSS JOIN LATERAL (SELECT ${COLUMNS} ${OF_TRACE} AND s.span_key = t.span_key
     ORDER BY s.start_ns, s.kind LIMIT ${SAME_ID}) s`;
