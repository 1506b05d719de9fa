import type pg from 'pg';
import { seriesShardKey } from './series-shard-key';

/** What one minute of one operation, or of the calls between two services, grew by. Meaning as in table rollup_delta. */
export interface SpanCell {
  tenantId: number;
  /** Since the epoch. */
  minute: number;
  /** Of an edge: the caller's. */
  serviceId: number;
  /** Of an edge: 0. */
  operationId: number;
  kind: number;
  /** Null: this is no edge. */
  calleeId: number | null;
  n: number;
  errors: number;
  sumNs: bigint;
  /** By `durationPlace`: how many. */
  durations: Map<number, number>;
}

/** Appends cells to rollup_delta: one statement, and no lock that another writer could wait for. */
export async function writeDeltas(client: pg.ClientBase, cells: readonly SpanCell[]): Promise<void> {
  if (cells.length === 0) return;
  await client.query({
    name: 'write-deltas',
    text: INSERT,
    values: [
      cells.map(({ tenantId }) => tenantId),
      cells.map(({ tenantId, serviceId }) => seriesShardKey(tenantId, serviceId)),
      cells.map(({ minute }) => minute),
      cells.map(({ serviceId }) => serviceId),
      cells.map(({ operationId }) => operationId),
      cells.map(({ kind }) => kind),
      cells.map(({ calleeId }) => calleeId),
      cells.map(({ n }) => n),
      cells.map(({ errors }) => errors),
      cells.map(({ sumNs }) => sumNs.toString()),
      cells.map(({ durations }) => `{${[...durations.keys()].join()}}`),
      cells.map(({ durations }) => `{${[...durations.values()].join()}}`),
    ],
  });
}

// The lists of a cell travel as text: unnest() would flatten an array of arrays.
const INSERT = `
  INSERT INTO rollup_delta (tenant_id, shard_key, minute, service_id, operation_id, kind, callee_id, n, errors, sum_ns,
    places, counts)
  SELECT d.tenant_id, d.shard_key, d.minute, d.service_id, d.operation_id, d.kind, d.callee_id, d.n, d.errors, d.sum_ns,
    d.places::smallint[], d.counts::int[]
  FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::smallint[], $7::int[], $8::bigint[],
    $9::bigint[], $10::numeric[], $11::text[], $12::text[])
    AS d (tenant_id, shard_key, minute, service_id, operation_id, kind, callee_id, n, errors, sum_ns, places, counts)`;
