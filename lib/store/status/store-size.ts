import type { RequestContext } from '../../contracts/context';
import type { StatusResponse } from '../../contracts/status';
import { processSingleton } from '../../process-singleton';
import { formatIsoNs } from '../../time/iso';
import { withConnection } from '../client/run-query';

type StoreSize = StatusResponse['store'];
interface Cached {
  at: number;
  size: StoreSize;
}

const TTL_MS = 5_000;

/**
 * How large the store is and what time it covers. The only place that asks for sizes and row estimates, because a
 * cluster answers these differently. Rows are the larger of the planner's figure (none before the first vacuum) and the
 * activity statistics (none after a crash). Remembered for five seconds.
 */
export async function storeSize(ctx: RequestContext): Promise<StoreSize> {
  const cache = processSingleton('store-size', () => new Map<number, Cached>());
  const cached = cache.get(ctx.tenantId);
  if (cached && performance.now() - cached.at < TTL_MS) return cached.size;
  const size = await readStoreSize(ctx);
  cache.set(ctx.tenantId, { at: performance.now(), size });
  return size;
}

async function readStoreSize(ctx: RequestContext): Promise<StoreSize> {
  return await withConnection({ signal: ctx.signal, timeoutMs: 5_000 }, async (run) => {
    const tables = await run<{ parent: string; bytes: bigint; rows: bigint; partitions: bigint }>({
      text: `SELECT i.inhparent::regclass::text AS parent, sum(pg_total_relation_size(c.oid))::bigint AS bytes,
          sum(greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0))::bigint AS rows, count(*) AS partitions
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent IN ('log'::regclass, 'span'::regclass) AND c.relkind = 'r' GROUP BY 1`,
      values: [],
    });
    const [whole] = await run<{ bytes: bigint }>({
      text: 'SELECT pg_database_size(current_database()) AS bytes',
      values: [],
    });
    const [times] = await run<{ oldest: bigint | null; newest: bigint | null }>({
      text: `SELECT
          least((SELECT min(time_ns) FROM log WHERE tenant_id = $1),
            (SELECT min(start_ns) FROM span WHERE tenant_id = $1)) AS oldest,
          greatest((SELECT max(time_ns) FROM log WHERE tenant_id = $1),
            (SELECT max(start_ns) FROM span WHERE tenant_id = $1)) AS newest`,
      values: [ctx.tenantId],
    });
    const [deltas] = await run<{ n: bigint }>({
      text: 'SELECT count(*) AS n FROM rollup_delta',
      values: [],
    });
    const of = (name: string) => tables.find(({ parent }) => parent === name);
    const [logBytes, spanBytes] = [Number(of('log')?.bytes ?? 0n), Number(of('span')?.bytes ?? 0n)];
    return {
      logBytes,
      spanBytes,
      otherBytes: Math.max(0, Number(whole?.bytes ?? 0n) - logBytes - spanBytes),
      logRows: Number(of('log')?.rows ?? 0n),
      spanRows: Number(of('span')?.rows ?? 0n),
      partitions: tables.reduce((sum, { partitions }) => sum + Number(partitions), 0),
      unfoldedDeltas: Number(deltas?.n ?? 0n),
      oldest: times?.oldest == null ? null : formatIsoNs(times.oldest),
      newest: times?.newest == null ? null : formatIsoNs(times.newest),
    };
  });
}
