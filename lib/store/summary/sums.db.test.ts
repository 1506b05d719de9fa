import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import type { SpanRecord } from '../../contracts/telemetry';
import { floorTo, NS_PER_HOUR, nowNs, timeNs } from '../../time/time-ns';
import { foldDeltas } from '../rollup/fold-deltas';
import { commitGroup } from '../write/commit-group';
import { encodeSpans } from '../write/encode-spans';
import { spanTarget } from '../write/span-target';
import { stopStoreUpkeep } from '../write/store-upkeep';
import { writeSpans } from '../write/write-spans';

const database = openTestDatabase();
/** Adds everything up anew from the stored spans, in SQL of its own: what ingest has added up must be the same. */
const MIGRATION = readFileSync('prisma/migrations/20261122160000_trace_sums/migration.sql', 'utf8');
const ADD_UP_ANEW = MIGRATION.slice(MIGRATION.indexOf('DO $$'));
const services = ['gateway', 'cart', 'stock', 'mail'].map((service) => testStream({ service }));
// On an hour, so that all that is sent lies in the two partitions made below.
const START = timeNs(floorTo(nowNs() - 2n * NS_PER_HOUR, NS_PER_HOUR));

const empty = () =>
  database.query(
    'TRUNCATE span, ingest_batch, trace_summary, rollup_delta, span_rollup, edge_rollup, span_link_wait',
  );
beforeEach(empty);

async function allSums(): Promise<Record<string, unknown>> {
  const cells = `
    SELECT tenant_id, minute, service_id, operation_id, kind, callee_id, n, errors, sum_ns, places, counts
      FROM rollup_delta
    UNION ALL SELECT tenant_id, bucket, service_id, operation_id, kind, NULL, n, errors, sum_ns, NULL, durations
      FROM span_rollup WHERE resolution = 60 AND operation_id <> 0
    UNION ALL SELECT tenant_id, bucket, caller_id, 0, kind, callee_id, n, errors, sum_ns, NULL, durations
      FROM edge_rollup WHERE resolution = 60`;
  const key = 'tenant_id, minute, service_id, operation_id, kind, callee_id';
  return {
    summaries: await database.query('SELECT * FROM trace_summary ORDER BY trace_key'),
    cells: await database.query(`
      SELECT ${key}, sum(n)::int AS n, sum(errors)::int AS errors, sum(sum_ns)::text AS ns FROM (${cells}) c
       GROUP BY ${key} HAVING sum(n) <> 0 OR sum(errors) <> 0 OR sum(sum_ns) <> 0 ORDER BY ${key}`),
    durations: await database.query(`
      SELECT ${key}, coalesce(places[at], at - 1)::int AS place, sum(counts[at])::int AS n
        FROM (${cells}) c, generate_subscripts(counts, 1) AS at
       GROUP BY ${key}, place HAVING sum(counts[at]) <> 0 ORDER BY ${key}, place`),
  };
}

/** What ingest has added up, and what the stored spans add up to. */
async function bothSums(): Promise<[Record<string, unknown>, Record<string, unknown>]> {
  const added = await allSums();
  await database.query(ADD_UP_ANEW);
  return [added, await allSums()];
}

const spanArbitrary = fc.record({
  trace: fc.nat(2),
  /** Few ids: some are met twice, as by the client and server of one call in Zipkin. */
  id: fc.nat(14),
  parent: fc.option(fc.nat(16), { freq: 5 }),
  kind: fc.constantFrom(0, 1, 2, 2, 3, 3, 4, 5),
  service: fc.nat(3),
  status: fc.constantFrom(0, 0, 2),
  atMs: fc.oneof(fc.nat(90_000), fc.constantFrom(-3_600_000, -86_400_000)),
  durationUs: fc.oneof(fc.nat(3_000_000), fc.constantFrom(0, 1, 2, 4, 1024)),
  peer: fc.constantFrom(null, null, 'postgresql', 'kafka', 'cart'),
});

function spanOf(span: typeof spanArbitrary extends fc.Arbitrary<infer T> ? T : never): SpanRecord {
  const hex = (id: number) => (id + 1).toString(16).padStart(16, 'f');
  const traceId = createHash('md5').update(String(span.trace)).digest('hex');
  return testSpan({
    traceId: span.trace === 2 ? 'a-trace-of-text' : traceId,
    spanId: hex(span.id),
    parentSpanId: span.parent === null ? null : hex(span.parent),
    name: `op ${span.id % 7}`,
    kind: span.kind,
    status: span.status,
    start: timeNs(START + BigInt(span.atMs) * 1_000_000n),
    durationNs: BigInt(span.durationUs) * 1_000n,
    attributes: span.peer === null ? {} : { 'peer.service': span.peer },
    stream: services[span.service] ?? testStream(),
  });
}

/** Several transactions at once, each by a writer of its own. */
async function send(batches: SpanRecord[][], writers: number): Promise<void> {
  const waiting = [...batches];
  const writer = async () => {
    for (let records = waiting.shift(); records; records = waiting.shift()) {
      const batch = await encodeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
      const [outcome] = await commitGroup(spanTarget, [batch]);
      if (outcome instanceof Error) throw outcome;
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
}

describe('what spans add up to', () => {
  it('is what the stored spans say, however they were sent', async () => {
    // Partitions are made by submitBatch, which is not on the way here.
    await writeSpans({
      tenantId: DEFAULT_TENANT_ID,
      records: [0, -86_400_000].map((atMs) => testSpan({ start: timeNs(START + BigInt(atMs) * 1_000_000n) })),
      digest: null,
    });
    // Folding is done here by hand, between two of our own looks at the tables.
    stopStoreUpkeep();
    await fc.assert(
      fc.asyncProperty(
        fc.array(spanArbitrary, { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(59), { maxLength: 10 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (spans, again, sizes, writers, fold) => {
          await empty();
          const records = spans.map(spanOf);
          const sent = [...records, ...again.flatMap((at) => records.slice(at, at + 1))];
          const batches: SpanRecord[][] = [];
          for (let at = 0, n = 0; at < sent.length; n++) {
            const size = sizes[n % sizes.length] ?? 1;
            batches.push(sent.slice(at, at + size));
            at += size;
          }
          await send(batches.slice(0, batches.length / 2), writers);
          if (fold) await foldDeltas();
          await send(batches.slice(batches.length / 2), writers);
          const [added, anew] = await bothSums();
          expect(added).toEqual(anew);
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);
});
