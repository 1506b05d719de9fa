import type { Attributes } from '../../contracts/attributes';
import type { RequestContext } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';
import { LruMap } from '../dictionary/lru-map';

/** What all records of one stream share. */
export interface StreamRow {
  id: number;
  service_id: number;
  service: string;
  environment: string | null;
  service_version: string | null;
  resource: Attributes;
  scope_name: string | null;
  scope_version: string | null;
  scope_attributes: Attributes;
}

const CACHED = 5_000;
const TTL_MS = 60_000;

/** The streams of a page of rows by id. Streams never change, so they are remembered for a minute. */
export async function readStreams(
  ctx: RequestContext,
  ids: Iterable<number>,
): Promise<Map<number, StreamRow>> {
  const cache = processSingleton(
    'stream-rows',
    () => new LruMap<string, { at: number; row: StreamRow }>(CACHED),
  );
  const now = performance.now();
  const found = new Map<number, StreamRow>();
  const unknown: number[] = [];
  for (const id of new Set(ids)) {
    const hit = cache.get(`${ctx.tenantId} ${id}`);
    if (hit && now - hit.at < TTL_MS) found.set(id, hit.row);
    else unknown.push(id);
  }
  if (unknown.length === 0) return found;
  const rows = await runQuery<StreamRow>(
    {
      text: `SELECT s.id, s.service_id, v.name AS service, s.environment, s.service_version, s.resource,
          s.scope_name, s.scope_version, s.scope_attributes
        FROM stream s JOIN service v ON v.id = s.service_id
        WHERE s.tenant_id = $1 AND s.id = ANY($2::int[])`,
      values: [ctx.tenantId, unknown],
    },
    { signal: ctx.signal },
  );
  for (const row of rows) {
    cache.set(`${ctx.tenantId} ${row.id}`, { at: now, row });
    found.set(row.id, row);
  }
  return found;
}
