import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';

export interface SpanFieldNames {
  attributes: string[];
  resource: string[];
}

const SERVICES = 200;
const SPANS_EACH = 40;
const MOST_NAMES = 500;

/**
 * Names of attributes that spans of the range and their resources have, the most common first: from the newest spans of
 * each service. Throws AppError `timeout`.
 */
export async function spanFieldNames(
  ctx: RequestContext,
  { fromNs, toNs }: TimeRange,
  timeoutMs: number,
): Promise<SpanFieldNames> {
  const rows = await runQuery<{ of: keyof SpanFieldNames; name: string }>(
    {
      text: `WITH spans AS MATERIALIZED (
          SELECT t.attributes, t.stream_id
            FROM (SELECT id FROM service WHERE tenant_id = $1 ORDER BY id LIMIT ${SERVICES}) s
            CROSS JOIN LATERAL (
              SELECT t.attributes, t.stream_id FROM span t
                WHERE t.tenant_id = $1 AND t.service_id = s.id AND t.start_ns >= $2::bigint AND t.start_ns < $3::bigint
                ORDER BY t.start_ns DESC LIMIT ${SPANS_EACH}) t)
        (SELECT 'attributes' AS of, name FROM spans, jsonb_object_keys(attributes) name
          GROUP BY name ORDER BY count(*) DESC, name LIMIT ${MOST_NAMES})
        UNION ALL
        (SELECT 'resource', name FROM (SELECT stream_id, count(*) AS spans FROM spans GROUP BY stream_id) u
          JOIN stream r ON r.id = u.stream_id, jsonb_object_keys(r.resource) name
          GROUP BY name ORDER BY sum(spans) DESC, name LIMIT ${MOST_NAMES})`,
      values: [ctx.tenantId, fromNs, toNs],
    },
    { signal: ctx.signal, timeoutMs, pool: 'analysis' },
  );
  const namesOf = (of: keyof SpanFieldNames) => rows.filter((row) => row.of === of).map(({ name }) => name);
  return { attributes: namesOf('attributes'), resource: namesOf('resource') };
}
