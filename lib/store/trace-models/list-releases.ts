import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

const MAX_SERVICES = 500;
const MAX_VERSIONS = 50;

/** Versions of each service that were ever seen, the last to appear first. Read from the streams, which are few. */
export async function listReleaseRows(
  ctx: RequestContext,
): Promise<{ service: string; versions: string[] }[]> {
  return await runQuery<{ service: string; versions: string[] }>(
    {
      text: `SELECT v.name AS service, (array_agg(m.service_version ORDER BY m.last DESC))[1:${MAX_VERSIONS}] AS versions
        FROM (
          SELECT s.service_id, s.service_version, min(s.id) AS last FROM stream s
          WHERE s.tenant_id = $1 AND s.service_version <> '' GROUP BY 1, 2
        ) m JOIN service v ON v.id = m.service_id
        GROUP BY v.name ORDER BY count(*) DESC, v.name LIMIT ${MAX_SERVICES}`,
      values: [ctx.tenantId],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
}
