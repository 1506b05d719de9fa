import type { RequestContext } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';

/** What the streams of a tenant say of the Elasticsearch index their logs are in. */
export interface IndexRow {
  /** The name they were sent to. */
  name: string | null;
  type: string | null;
  dataset: string | null;
  namespace: string | null;
  /** Of streams that name neither index nor data set; else null. */
  service: string | null;
  environment: string | null;
}

const TTL_MS = 2_000;
/** A sender may write a new name with each request; nobody reads more than these. */
const MAX_INDICES = 20_000;

const SQL = `SELECT DISTINCT s.resource ->> 'elasticsearch.index' AS name, s.resource ->> 'data_stream.type' AS type,
    s.resource ->> 'data_stream.dataset' AS dataset, s.resource ->> 'data_stream.namespace' AS namespace,
    CASE WHEN s.resource ?| '{elasticsearch.index,data_stream.dataset}'::text[] THEN NULL ELSE v.name END AS service,
    CASE WHEN s.resource ?| '{elasticsearch.index,data_stream.dataset}'::text[] THEN NULL ELSE s.environment END AS environment
  FROM stream s JOIN service v ON v.id = s.service_id
  WHERE s.tenant_id = $1 ORDER BY 1, 3, 5, 6 LIMIT ${MAX_INDICES}`;

interface Remembered {
  at: number;
  newestStream: number;
  rows: IndexRow[];
}

/**
 * The indices of a tenant, at most `MAX_INDICES`. Remembered for two seconds, or until there is a new stream: what was just
 * written to a new index is found at once.
 */
export async function listIndexRows(ctx: RequestContext): Promise<IndexRow[]> {
  const cache = processSingleton('index-list', () => new Map<number, Remembered>());
  const newestStream = await newestStreamId(ctx);
  const cached = cache.get(ctx.tenantId);
  if (cached?.newestStream === newestStream && performance.now() - cached.at < TTL_MS) return cached.rows;
  const rows = await runQuery<IndexRow>(
    { text: SQL, values: [ctx.tenantId] },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  cache.set(ctx.tenantId, { at: performance.now(), newestStream, rows });
  return rows;
}

async function newestStreamId({ signal }: RequestContext): Promise<number> {
  const [row] = await runQuery<{ newest: number | null }>(
    { text: 'SELECT max(id) AS newest FROM stream', values: [] },
    { signal, timeoutMs: 10_000 },
  );
  return row?.newest ?? 0;
}
