import type pg from 'pg';
import { floorDiv, NS_PER_HOUR } from '../../time/time-ns';
import { toText } from '../write/pg-text';
import { arrayLiteral } from './array-literal';
import { type TraceSum, traceSumKey } from './sum-traces';

/** A trace's summary as it is after the upsert. */
export interface StoredSummary {
  startNs: bigint;
  endNs: bigint;
  spanCount: number;
}

/**
 * Adds sums to trace_summary. Each row is then locked until COMMIT: who comes next with spans of that trace waits here, and
 * its following statements see ours. @param sums in the order of `sumTraces`, so that two such waits never cross
 * @returns by `traceSumKey`
 */
export async function upsertSummaries(
  client: pg.ClientBase,
  sums: readonly TraceSum[],
): Promise<Map<string, StoredSummary>> {
  const { rows } = await client.query<[number, string, bigint, bigint, number]>({
    name: 'upsert-summaries',
    text: UPSERT,
    rowMode: 'array',
    values: [
      arrayLiteral(sums.map(({ trace }) => trace.tenantId)),
      arrayLiteral(sums.map(({ trace }) => trace.key)),
      arrayLiteral(sums.map(({ trace }) => trace.shardKey)),
      sums.map(({ trace }) => toText(trace.text)),
      arrayLiteral(sums.map(({ startNs }) => startNs)),
      arrayLiteral(sums.map(({ endNs }) => endNs)),
      arrayLiteral(sums.map(({ startNs }) => floorDiv(startNs, NS_PER_HOUR))),
      arrayLiteral(sums.map(({ spans }) => spans.length)),
      arrayLiteral(sums.map(({ errors }) => errors)),
      // unnest() would flatten an array of arrays.
      sums.map(({ serviceIds }) => arrayLiteral([...serviceIds].sort((a, b) => a - b))),
      arrayLiteral(sums.map(({ root }) => root?.startNs ?? null)),
      arrayLiteral(sums.map(({ root }) => root?.spanKey ?? null)),
      arrayLiteral(sums.map(({ root }) => root?.serviceId ?? null)),
      sums.map(({ root }) => root?.rootName ?? null),
    ],
  });
  return new Map(
    rows.map(([tenantId, key, startNs, endNs, spanCount]) => [
      traceSumKey(tenantId, key),
      { startNs, endNs, spanCount },
    ]),
  );
}

const ROOT = ['root_start_ns', 'root_span_key', 'root_service_id', 'root_name'];
const rootOf = (row: string) => `(${ROOT.map((name) => `${row}.${name}`).join(', ')})`;
const NEW_ROOT = `s.root_start_ns IS NULL OR ${rootOf('excluded')} < ${rootOf('s')}`.replaceAll(
  /\w+\.root_name/g,
  '$& COLLATE "C"',
);
const UPSERT = `
  INSERT INTO trace_summary AS s (tenant_id, trace_key, shard_key, trace_text, start_ns, end_ns, duration_ns, hour,
    span_count, error_count, service_ids, ${ROOT.join(', ')})
  SELECT t.tenant_id, t.trace_key, t.shard_key, t.trace_text, t.start_ns, t.end_ns, t.end_ns - t.start_ns, t.hour,
    t.span_count, t.error_count, t.service_ids::int[], ${ROOT.map((name) => `t.${name}`).join(', ')}
  FROM unnest($1::int[], $2::uuid[], $3::int[], $4::text[], $5::bigint[], $6::bigint[], $7::int[], $8::int[], $9::int[],
      $10::text[], $11::bigint[], $12::bigint[], $13::int[], $14::text[])
    AS t (tenant_id, trace_key, shard_key, trace_text, start_ns, end_ns, hour, span_count, error_count, service_ids,
      ${ROOT.join(', ')})
  ON CONFLICT (tenant_id, trace_key, shard_key) DO UPDATE SET
    start_ns = least(s.start_ns, excluded.start_ns),
    end_ns = greatest(s.end_ns, excluded.end_ns),
    duration_ns = greatest(s.end_ns, excluded.end_ns) - least(s.start_ns, excluded.start_ns),
    hour = least(s.hour, excluded.hour),
    span_count = s.span_count + excluded.span_count,
    error_count = s.error_count + excluded.error_count,
    service_ids = CASE WHEN s.service_ids @> excluded.service_ids THEN s.service_ids
      ELSE ARRAY(SELECT DISTINCT id FROM unnest(s.service_ids || excluded.service_ids) id ORDER BY id) END,
    ${ROOT.map((name) => `${name} = CASE WHEN ${NEW_ROOT} THEN excluded.${name} ELSE s.${name} END`).join(',\n    ')}
  RETURNING tenant_id, trace_key, start_ns, end_ns, span_count`;
