import type pg from 'pg';
import { linksWaiting } from '../status/trace-counters';
import { arrayLiteral } from './array-literal';
import { minuteOf } from './operation-cells';
import type { SpanFact } from './span-fact';

/** A sender whose links lead nowhere must not fill the table. */
const MOST_LINKS_WAITING = 200_000;

/**
 * Puts the links of these spans where `joinLinks` finds them: the span that a link names may be stored already, may come
 * later or just now in another transaction, and is of another trace.
 * @returns how many links had no room
 */
export async function waitForLinks(client: pg.ClientBase, spans: readonly SpanFact[]): Promise<number> {
  const links = spans.flatMap((span) => span.links.map((link) => ({ span, link })));
  if (links.length === 0) return 0;
  const room = Math.max(0, MOST_LINKS_WAITING - linksWaiting());
  const left = links.splice(room).length;
  if (links.length === 0) return left;
  await client.query({
    name: 'wait-for-links',
    text: `
      INSERT INTO span_link_wait (tenant_id, trace_key, shard_key, span_key, service_id, minute, duration_ns, is_error)
      SELECT * FROM unnest($1::int[], $2::uuid[], $3::int[], $4::bigint[], $5::int[], $6::int[], $7::bigint[], $8::bool[])`,
    values: [
      arrayLiteral(links.map(({ span }) => span.trace.tenantId)),
      arrayLiteral(links.map(({ link }) => link.trace.key)),
      arrayLiteral(links.map(({ link }) => link.trace.shardKey)),
      arrayLiteral(links.map(({ link }) => link.spanKey)),
      arrayLiteral(links.map(({ span }) => span.serviceId)),
      arrayLiteral(links.map(({ span }) => minuteOf(span))),
      arrayLiteral(links.map(({ span }) => span.durationNs)),
      arrayLiteral(links.map(({ span }) => String(span.isError))),
    ],
  });
  return left;
}
