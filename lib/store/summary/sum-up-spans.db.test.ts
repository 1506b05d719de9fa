import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import type { SpanRecord } from '../../contracts/telemetry';
import { nowNs, timeNs } from '../../time/time-ns';
import { readTraceCounters } from '../status/trace-counters';
import { stopStoreUpkeep } from '../write/store-upkeep';
import { writeSpans } from '../write/write-spans';
import { joinLinks } from './join-links';

const database = openTestDatabase();
const gateway = testStream({ service: 'gateway' });
const cart = testStream({ service: 'cart' });
const stock = testStream({ service: 'stock' });
const START = nowNs() - 7_200_000_000_000n;
const HOUR = 3_600_000_000_000n;
const id = (n: number) => n.toString(16).padStart(16, '0');
const traceId = (n: number) => n.toString(16).padStart(32, '0');
const write = async (...records: SpanRecord[]) =>
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
const span = (n: number, parent: number | null, over: Partial<SpanRecord> = {}) =>
  testSpan({
    ...{
      traceId: traceId(1),
      spanId: id(n),
      parentSpanId: parent === null ? null : id(parent),
      name: `op ${n}`,
    },
    ...{ start: timeNs(START + BigInt(n) * 1_000_000n), durationNs: 5_000_000n, stream: gateway, ...over },
  });

const summaries = () => database.query('SELECT * FROM trace_summary ORDER BY trace_key');
async function edges(): Promise<string[]> {
  const rows = await database.query<{ edge: string }>(`
    SELECT c.name || '>' || e.name || ' ' || kind || ' ' || sum(n) AS edge FROM rollup_delta
      JOIN service c ON c.id = service_id JOIN service e ON e.id = callee_id
     GROUP BY c.name, e.name, kind HAVING sum(n) <> 0 ORDER BY 1`);
  return rows.map(({ edge }) => edge);
}

beforeAll(async () => {
  await write(span(1, null));
  // What is asserted lies in rollup_delta as long as nobody folds it.
  stopStoreUpkeep();
});

beforeEach(async () => {
  await database.query(
    'TRUNCATE span, ingest_batch, trace_summary, rollup_delta, span_rollup, edge_rollup, span_link_wait',
  );
});

describe('a trace', () => {
  it('has a right summary in the moment its spans are acknowledged, also when its root is an hour late', async () => {
    await write(span(2, 1, { status: 2 }), span(3, 2, { stream: cart }));
    expect(await summaries()).toMatchObject([
      { span_count: 2, error_count: 1, root_name: null, duration_ns: 6_000_000n, trace_text: null },
    ]);
    const root = span(1, null, { start: timeNs(START - HOUR), durationNs: 3n * HOUR, stream: stock });
    await write(root);
    expect(await summaries()).toMatchObject([
      {
        ...{ span_count: 3, error_count: 1, start_ns: START - HOUR, end_ns: START + 2n * HOUR },
        ...{ duration_ns: 3n * HOUR, hour: Number((START - HOUR) / HOUR), root_name: 'op 1' },
      },
    ]);
    const [{ service_ids = [] } = {}] = (await summaries()) as { service_ids?: number[] }[];
    expect(service_ids).toHaveLength(3);
    expect(await write(root)).toMatchObject({ stored: 0, duplicates: 1 });
    expect(await summaries()).toMatchObject([{ span_count: 3 }]);
  });

  it('counts a call once, whichever side comes first', async () => {
    await write(span(3, 2, { stream: cart, kind: 2 }));
    await write(span(2, 1, { kind: 3 }), span(1, null));
    expect(await edges()).toEqual(['gateway>cart 0 1']);
    await write(span(4, 2, { stream: cart, kind: 2 }));
    expect(await edges()).toEqual(['gateway>cart 0 2']);
  });

  it('takes a peer back when its own span comes later', async () => {
    await write(span(2, 1, { kind: 3, attributes: { 'peer.service': 'cart' } }));
    expect(await edges()).toEqual(['gateway>cart 3 1']);
    await write(span(3, 2, { stream: cart, kind: 2 }));
    expect(await edges()).toEqual(['gateway>cart 0 1']);
    await write(span(4, 2, { stream: cart, kind: 2 }));
    expect(await edges()).toEqual(['gateway>cart 0 2']);
  });

  it('of over 20,000 spans finds parents still, and says what it does not look for', async () => {
    const before = readTraceCounters().traces.leftOut.spans;
    await write(...Array.from({ length: 20_001 }, (_, n) => span(n + 10, 5)));
    await write(span(30_000, 10, { stream: cart }), span(5, null, { stream: stock }));
    expect(await edges()).toEqual(['gateway>cart 0 1']);
    expect(readTraceCounters().traces.leftOut.spans - before).toBe(2);
  }, 90_000);
});

describe('what is refused or given up', () => {
  it('adds up to nothing', async () => {
    await database.query(`ALTER TABLE span ADD CONSTRAINT poison CHECK (name <> 'poison')`);
    const outcome = await write(
      ...[
        span(1, null),
        span(2, 1, { name: 'poison', stream: cart }),
        span(3, 1, { stream: cart }),
        span(3, 1, { stream: cart }),
      ],
    );
    await database.query('ALTER TABLE span DROP CONSTRAINT poison');
    expect(outcome).toMatchObject({ stored: 2, duplicates: 1, rejected: [{ index: 1 }] });
    expect(await summaries()).toMatchObject([{ span_count: 2 }]);
    expect(await edges()).toEqual(['gateway>cart 0 1']);
  });

  it('is not added twice while connections are killed', async () => {
    let writing = true;
    const killer = (async () => {
      for (let kills = 0; writing && kills < 30; kills++) {
        await database.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'throughline-ingest' AND datname = current_database() AND random() < 0.4`,
        );
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    })();
    const senders = Array.from({ length: 5 }, async (_, sender) => {
      for (let n = 0; n < 8; n++) {
        // Every sender writes into the same traces: parents in one batch, children in another's.
        const records = Array.from({ length: 30 }, (_unused, at) => {
          const of = { traceId: traceId(at + 1), stream: sender % 2 ? cart : gateway };
          return span(sender * 100 + n + 1, n === 0 ? null : ((sender + 1) % 5) * 100 + n, of);
        });
        const digest = createHash('sha256').update(`${sender} ${n}`).digest();
        for (let sent = false; !sent; )
          sent = await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest }).then(
            () => true,
            () => false,
          );
      }
    });
    await Promise.all(senders);
    writing = false;
    await killer;
    const rows = await database.query<{ n: number; spans: number; traces: number }>(
      `SELECT count(*)::int AS n, sum(span_count)::int AS spans, (SELECT count(*)::int FROM span) AS traces
         FROM trace_summary`,
    );
    expect(rows).toEqual([{ n: 30, spans: 1_200, traces: 1_200 }]);
    expect(await database.query('SELECT sum(n)::int AS n FROM rollup_delta WHERE callee_id IS NULL')).toEqual(
      [{ n: 1_200 }],
    );
    // Of five senders three are of the gateway, and each parent is the next sender's: four of five calls cross.
    expect(await edges()).toEqual(['cart>gateway 0 420', 'gateway>cart 0 420']);
  }, 90_000);
});

describe('links', () => {
  const linked = (n: number, to: { traceId: string; spanId: string }) =>
    span(n, null, {
      ...{ traceId: traceId(2), stream: cart, kind: 5 },
      links: [{ ...to, traceState: null, attributes: {} }],
    });

  it('count from the linked service, whether its span is there or comes later', async () => {
    await write(span(1, null), linked(1, { traceId: traceId(1), spanId: id(1) }));
    await write(linked(2, { traceId: traceId(1), spanId: id(9) }));
    const nowMs = Date.now();
    expect(await joinLinks({ nowMs })).toBe(1);
    expect(await edges()).toEqual(['gateway>cart 2 1']);
    await write(span(9, 1));
    expect(await joinLinks({ nowMs })).toBe(0);
    expect(await joinLinks({ nowMs: nowMs + 6_000 })).toBe(1);
    expect(await joinLinks({ nowMs: nowMs + 60_000 })).toBe(0);
    expect(await edges()).toEqual(['gateway>cart 2 2']);
  });

  it('to nowhere are given up and counted, and one to the parent is the call itself', async () => {
    await write(linked(3, { traceId: traceId(7), spanId: id(7) }), {
      ...linked(4, { traceId: traceId(2), spanId: id(3) }),
      parentSpanId: id(3),
    });
    const before = readTraceCounters().traces.leftOut.linksNotFound;
    const nowMs = Date.now();
    for (let hours = 0; hours < 8; hours++) await joinLinks({ nowMs: nowMs + hours * 3_600_000 });
    expect(readTraceCounters().traces).toMatchObject({
      linksWaiting: 0,
      leftOut: { linksNotFound: before + 1 },
    });
    expect(await edges()).toEqual([]);
  });
});
