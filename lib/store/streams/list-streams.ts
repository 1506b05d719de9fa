import type { Attributes } from '../../contracts/attributes';
import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

export interface ListedStream {
  id: number;
  service_id: number;
  service: string;
  environment: string | null;
  resource: Attributes;
}

/** The streams of a tenant beyond an id, but for those known, by id, at most `limit`. */
export async function listStreams(
  ctx: RequestContext,
  { afterId, known, limit }: { afterId: number; known: readonly number[]; limit: number },
): Promise<ListedStream[]> {
  return await runQuery<ListedStream>(
    {
      text: `SELECT s.id, s.service_id, v.name AS service, s.environment, s.resource
        FROM stream s JOIN service v ON v.id = s.service_id
        WHERE s.tenant_id = $1 AND s.id > $2 AND NOT s.id = ANY ($3::int[])
        ORDER BY s.id LIMIT ${limit}`,
      values: [ctx.tenantId, afterId, known],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
}
