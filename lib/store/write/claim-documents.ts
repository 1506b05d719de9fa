import type pg from 'pg';
import type { DocumentRow } from './document-rows';
import type { EncodedLogs } from './encode-logs';
import type { RowRange } from './encoded-batch';

interface Claimed {
  tenant_id: number;
  key: string;
  content: bigint;
}

/**
 * Writes the keys of these rows and finds those that were there before, in `document_id` or earlier in these ranges. A key
 * that another transaction is just writing is waited for. Sorted, so that two such waits never cross.
 * @returns of each range the rows that are not stored again; `documents.known` of their batches says whether they differ
 */
export async function claimDocuments(
  client: pg.PoolClient,
  ranges: readonly RowRange<EncodedLogs>[],
  receivedAt: Date,
): Promise<Set<number>[]> {
  const keyed = ranges.map(rowsOf);
  const first = new Map<string, { tenantId: number; row: DocumentRow }>();
  for (const [at, { batch }] of ranges.entries()) {
    const tenantId = batch.documents?.tenantId ?? 0;
    for (const row of keyed[at] ?? []) {
      const name = `${tenantId} ${row.key}`;
      if (!first.has(name)) first.set(name, { tenantId, row });
    }
  }
  if (first.size === 0) return ranges.map(() => new Set());
  const fresh = await insertKeys(client, [...first.values()], receivedAt);
  const stored = await contentsOf(
    client,
    [...first].filter(([name]) => !fresh.has(name)).map(([, one]) => one),
  );
  return ranges.map(({ batch }, at) => {
    const absent = new Set<number>();
    for (const row of keyed[at] ?? []) {
      const name = `${batch.documents?.tenantId ?? 0} ${row.key}`;
      const winner = first.get(name)?.row;
      if (fresh.has(name) && winner === row) batch.documents?.known.delete(row.row);
      else {
        absent.add(row.row);
        batch.documents?.known.set(row.row, (stored.get(name) ?? winner?.content) === row.content);
      }
    }
    return absent;
  });
}

function rowsOf({ batch, from, to }: RowRange<EncodedLogs>): DocumentRow[] {
  return batch.documents?.rows.filter(({ row }) => row >= from && row < to) ?? [];
}

async function insertKeys(
  client: pg.PoolClient,
  rows: { tenantId: number; row: DocumentRow }[],
  receivedAt: Date,
): Promise<Set<string>> {
  rows.sort((a, b) => a.tenantId - b.tenantId || (a.row.key < b.row.key ? -1 : 1));
  const { rows: inserted } = await client.query<Claimed>(
    `INSERT INTO document_id (tenant_id, key, shard_key, content, received_at)
     SELECT tenant, key, shard, content, $5
     FROM unnest($1::int[], $2::uuid[], $3::int[], $4::bigint[]) AS d (tenant, key, shard, content)
     ON CONFLICT DO NOTHING RETURNING tenant_id, key`,
    [
      rows.map(({ tenantId }) => tenantId),
      rows.map(({ row }) => row.key),
      rows.map(({ row }) => row.shardKey),
      rows.map(({ row }) => row.content),
      receivedAt,
    ],
  );
  return new Set(inserted.map(nameOf));
}

async function contentsOf(
  client: pg.PoolClient,
  rows: { tenantId: number; row: DocumentRow }[],
): Promise<Map<string, bigint>> {
  if (rows.length === 0) return new Map();
  const { rows: stored } = await client.query<Claimed>(
    `SELECT tenant_id, key, content FROM document_id
     WHERE tenant_id = ANY($1::int[]) AND key = ANY($2::uuid[]) AND shard_key = ANY($3::int[])`,
    [
      [...new Set(rows.map(({ tenantId }) => tenantId))],
      rows.map(({ row }) => row.key),
      rows.map(({ row }) => row.shardKey),
    ],
  );
  return new Map(stored.map((one) => [nameOf(one), one.content]));
}

function nameOf({ tenant_id, key }: Claimed): string {
  return `${tenant_id} ${key.replaceAll('-', '')}`;
}
