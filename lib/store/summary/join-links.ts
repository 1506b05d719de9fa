import type pg from 'pg';
import { pool } from '../client/pools';
import { type SpanCell, writeDeltas } from '../rollup/write-deltas';
import { countLeftOut, setLinksWaiting } from '../status/trace-counters';
import { arrayLiteral } from './array-literal';
import { edgeCells } from './edge-cells';
import { LINK } from './edge-rule';
import { KEYS_ONLY } from './keys-only';

const LINKS_A_STEP = 2_000;
const FIRST_PAUSE_MS = 5_000;
/** Each pause is three times as long as the one before, together an hour and a half. */
const TRIES = 7;

interface WaitingLink {
  id: bigint;
  tenant_id: number;
  trace_key: string;
  shard_key: number;
  span_key: bigint;
  service_id: number;
  minute: number;
  duration_ns: bigint;
  is_error: boolean;
  tries: number;
}

/**
 * Looks for the spans that waiting links name and counts the edges between them. A link whose span is not there is looked
 * at again after 5 s, 15 s and so on for an hour, then given up. Each step is one transaction, so each link counts once.
 * @param nowMs decides which links are due
 * @returns how many links were found
 */
export async function joinLinks({ nowMs = Date.now(), budgetMs = 1_000 } = {}): Promise<number> {
  const deadline = performance.now() + budgetMs;
  let found = 0;
  for (;;) {
    const step = await joinStep(nowMs);
    found += step.found;
    countLeftOut('linksNotFound', step.givenUp);
    if (step.taken < LINKS_A_STEP || performance.now() > deadline) break;
  }
  const { rows } = await pool('control').query<{ n: number }>(
    'SELECT count(*)::int AS n FROM span_link_wait',
  );
  setLinksWaiting(rows[0]?.n ?? 0);
  return found;
}

async function joinStep(nowMs: number): Promise<{ taken: number; found: number; givenUp: number }> {
  const client = await pool('control').connect();
  let broken = true;
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '10s'`);
    const { rows: links } = await client.query<WaitingLink>(TAKE, [nowMs, LINKS_A_STEP]);
    const callers = await callersOf(client, links);
    const found = links.filter(({ id }) => callers.has(id));
    await writeDeltas(client, cellsOf(found, callers));
    const again = links.filter(({ id, tries }) => !callers.has(id) && tries + 1 < TRIES);
    if (again.length > 0)
      await client.query(AGAIN, [
        arrayLiteral(again.map(({ id }) => id)),
        arrayLiteral(again.map(({ tries }) => nowMs + FIRST_PAUSE_MS * 3 ** tries)),
      ]);
    const settled = links.filter((link) => !again.includes(link));
    if (settled.length > 0)
      await client.query('DELETE FROM span_link_wait WHERE id = ANY($1::bigint[])', [
        arrayLiteral(settled.map(({ id }) => id)),
      ]);
    await client.query('COMMIT');
    broken = false;
    return { taken: links.length, found: found.length, givenUp: settled.length - found.length };
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

const TAKE = `
  SELECT id, tenant_id, trace_key, shard_key, span_key, service_id, minute, duration_ns, is_error, tries
    FROM span_link_wait WHERE next_try_ms <= $1 ORDER BY next_try_ms LIMIT $2 FOR UPDATE SKIP LOCKED`;
const AGAIN = `
  UPDATE span_link_wait w SET tries = tries + 1, next_try_ms = a.next_try_ms
    FROM unnest($1::bigint[], $2::bigint[]) AS a (id, next_try_ms) WHERE w.id = a.id`;
const LINKED = `unnest($1::int[], $2::uuid[], $3::int[], $4::bigint[], $5::int[], $6::bigint[])
      AS l (tenant_id, trace_key, shard_key, id, service_id, span_key)`;
/** Between which times the spans of these traces start: in which partitions they are. */
const BOUNDS = `
  SELECT min(t.start_ns) AS from_ns, max(t.end_ns) AS to_ns FROM ${LINKED}
   CROSS JOIN LATERAL (SELECT t.start_ns, t.end_ns FROM trace_summary t
     WHERE t.tenant_id = l.tenant_id AND t.trace_key = l.trace_key AND t.shard_key = l.shard_key OFFSET 0) t`;
// Of several spans with the id one of the link's own service makes it local, as with parents. As in `readSpansByKey`, all
// have one range of time that is known beforehand.
const CALLERS = `
  SELECT DISTINCT ON (l.id) l.id, s.service_id FROM ${LINKED}
   CROSS JOIN LATERAL (SELECT s.service_id, s.start_ns, s.kind FROM span s
     WHERE s.tenant_id = l.tenant_id AND s.trace_key = l.trace_key AND s.shard_key = l.shard_key
       AND s.span_key = l.span_key AND s.start_ns BETWEEN $7::bigint AND $8::bigint
     ORDER BY s.start_ns, s.kind LIMIT 1000) s
   ORDER BY l.id, s.service_id = l.service_id DESC, s.start_ns, s.kind, s.service_id`;

async function callersOf(client: pg.ClientBase, links: readonly WaitingLink[]): Promise<Map<bigint, number>> {
  if (links.length === 0) return new Map();
  await client.query(KEYS_ONLY);
  const linked = [
    arrayLiteral(links.map(({ tenant_id }) => tenant_id)),
    arrayLiteral(links.map(({ trace_key }) => trace_key)),
    arrayLiteral(links.map(({ shard_key }) => shard_key)),
    arrayLiteral(links.map(({ id }) => id)),
    arrayLiteral(links.map(({ service_id }) => service_id)),
    arrayLiteral(links.map(({ span_key }) => span_key)),
  ];
  const [bounds] = (await client.query<{ from_ns: bigint | null; to_ns: bigint | null }>(BOUNDS, linked))
    .rows;
  if (bounds === undefined || bounds.from_ns === null || bounds.to_ns === null) return new Map();
  const { rows } = await client.query<{ id: bigint; service_id: number }>(CALLERS, [
    ...linked,
    bounds.from_ns,
    bounds.to_ns,
  ]);
  return new Map(rows.map(({ id, service_id }) => [id, service_id]));
}

function cellsOf(links: readonly WaitingLink[], callers: ReadonlyMap<bigint, number>): SpanCell[] {
  return edgeCells(
    links.flatMap((link) => {
      const callerId = callers.get(link.id);
      if (callerId === undefined || callerId === link.service_id) return [];
      const { minute, duration_ns: durationNs, is_error: isError, service_id: calleeId } = link;
      const change = { callerId, calleeId, kind: LINK, minute, durationNs, isError, times: 1 as const };
      return [{ tenantId: link.tenant_id, changes: [change] }];
    }),
  );
}
