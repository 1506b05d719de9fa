import fc from 'fast-check';
import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { durationPlace } from './duration-place';
import { foldDeltas } from './fold-deltas';
import { readEdges } from './read-edges';
import { readSeries } from './read-series';
import { addRow, emptySum, type RedSum, type RollupValues } from './red-sum';
import { type SpanCell, writeDeltas } from './write-deltas';

const database = openTestDatabase();
const ctx = { requestId: 'test', tenantId: 1, signal: new AbortController().signal };
const START = 29_500_000;

beforeEach(async () => {
  await database.query('TRUNCATE rollup_delta, span_rollup, edge_rollup');
});

const cell: fc.Arbitrary<SpanCell> = fc
  .record({
    tenantId: fc.constantFrom(1, 1, 1, 2),
    minute: fc.integer({ min: START - 200, max: START + 400 }),
    serviceId: fc.integer({ min: 1, max: 4 }),
    operationId: fc.integer({ min: 1, max: 5 }),
    kind: fc.integer({ min: 0, max: 3 }),
    calleeId: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
    durations: fc.array(fc.bigInt(0n, 2n ** 45n), { minLength: 1, maxLength: 20 }),
    errors: fc.nat(3),
    // An edge may be taken back by a later transaction; a step may fold that before what it takes back.
    sign: fc.constantFrom(1, 1, 1, -1),
  })
  .map(({ durations, errors, sign, ...rest }) => {
    const places = new Map<number, number>();
    for (const ns of durations) places.set(durationPlace(ns), (places.get(durationPlace(ns)) ?? 0) + sign);
    return {
      ...rest,
      operationId: rest.calleeId === null ? rest.operationId : 0,
      n: sign * durations.length,
      errors: sign * Math.min(errors, durations.length),
      sumNs: BigInt(sign) * durations.reduce((sum, ns) => sum + ns, 0n),
      durations: places,
    };
  });
const cells = fc.array(cell, { minLength: 1, maxLength: 120 });

async function write(all: readonly SpanCell[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await client.connect();
  try {
    await writeDeltas(client, all);
  } finally {
    await client.end();
  }
}

/** Rows summed by a key, as a reader sums them. */
function summed<Row extends RollupValues>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const sums = new Map<string, RedSum>();
  for (const row of rows) {
    const sum = sums.get(keyOf(row)) ?? emptySum();
    addRow(sum, row);
    sums.set(keyOf(row), sum);
  }
  return sums;
}

/** The same from the cells alone. */
function expected(all: readonly SpanCell[], keyOf: (cell: SpanCell) => string | null) {
  const sums = new Map<string, RedSum>();
  for (const one of all) {
    const key = one.tenantId === 1 ? keyOf(one) : null;
    if (key === null) continue;
    const sum = sums.get(key) ?? emptySum();
    sum.n += one.n;
    sum.errors += one.errors;
    sum.sumNs += one.sumNs;
    for (const [place, count] of one.durations) sum.durations[place] = (sum.durations[place] ?? 0) + count;
    sums.set(key, sum);
  }
  return sums;
}

const inRange = (minute: number, range: { fromMinute: number; toMinute: number }) =>
  minute >= range.fromMinute && minute < range.toMinute;

async function expectExact(
  all: readonly SpanCell[],
  range: { fromMinute: number; toMinute: number; stepMinutes: number | null },
): Promise<void> {
  const bucketOf = (minute: number) =>
    range.stepMinutes === null ? 0 : Math.floor(minute / range.stepMinutes);
  const spans = await readSeries(ctx, { ...range, serviceIds: null, operations: 'all' });
  expect(
    summed(spans, (r) => [r.bucket, r.service_id, r.operation_id, r.kind].join()),
    'by operation',
  ).toEqual(
    expected(all, (c) =>
      c.calleeId === null && inRange(c.minute, range)
        ? [bucketOf(c.minute), c.serviceId, c.operationId, c.kind].join()
        : null,
    ),
  );
  const services = await readSeries(ctx, { ...range, serviceIds: [1, 3], operations: 'none' });
  const ofServices = expected(all, (c) =>
    c.calleeId === null && inRange(c.minute, range) && [1, 3].includes(c.serviceId)
      ? [bucketOf(c.minute), c.serviceId, c.kind].join()
      : null,
  );
  expect(
    summed(services, (r) => [r.bucket, r.service_id, r.kind].join()),
    'by service',
  ).toEqual(ofServices);
  const counts = await readSeries(ctx, {
    ...range,
    serviceIds: [1, 3],
    operations: 'none',
    durations: false,
  });
  expect(
    [...summed(counts, (r) => [r.bucket, r.service_id, r.kind].join())]
      .map(([key, sum]) => [key, sum.n, sum.errors, sum.sumNs])
      .sort(),
  ).toEqual([...ofServices].map(([key, sum]) => [key, sum.n, sum.errors, sum.sumNs]).sort());
  for (const serviceId of [null, 2]) {
    const edges = await readEdges(ctx, { ...range, serviceId });
    expect(
      summed(edges, (r) => [r.caller_id, r.callee_id, r.kind].join()),
      'edges',
    ).toEqual(
      expected(all, (c) =>
        c.calleeId !== null &&
        inRange(c.minute, range) &&
        (serviceId === null || c.serviceId === serviceId || c.calleeId === serviceId)
          ? [c.serviceId, c.calleeId, c.kind].join()
          : null,
      ),
    );
  }
}

const range = fc
  .record({
    fromMinute: fc.integer({ min: START - 220, max: START + 300 }),
    minutes: fc.integer({ min: 1, max: 600 }),
    stepMinutes: fc.constantFrom(null, 1, 5, 15, 60, 120, 360),
  })
  .map(({ fromMinute, minutes, stepMinutes }) => ({
    fromMinute,
    toMinute: fromMinute + minutes,
    stepMinutes,
  }));

it('reads what was written, whatever part of it is folded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cells, fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 4 }),
      fc.array(range, { minLength: 2, maxLength: 2 }),
      async (batches, ranges) => {
        await database.query('TRUNCATE rollup_delta, span_rollup, edge_rollup');
        const all: SpanCell[] = [];
        for (const [batch, foldings] of batches) {
          await write(batch);
          all.push(...batch);
          // Of few rows a step, so that some are left over when the time is up.
          if (foldings > 0) await foldDeltas({ budgetMs: foldings === 1 ? 0 : 4_000, deltasAStep: 30 });
          for (const one of ranges) await expectExact(all, one);
        }
      },
    ),
    { numRuns: 12 },
  );
});

it('never wavers while rows are folded, by two processes at once', async () => {
  const all = fc.sample(cells, { numRuns: 30, seed: 4 }).flat();
  const whole = { fromMinute: START - 200, toMinute: START + 401, stepMinutes: null };
  const wanted = expected(all, (c) => (c.calleeId === null ? 'spans' : 'edges'));
  await write(all);
  let folding = true;
  const fold = async () => {
    while (folding) {
      const [left] = await database.query<{ n: bigint }>('SELECT count(*) AS n FROM rollup_delta');
      if (left?.n === 0n) folding = false;
      await foldDeltas({ budgetMs: 0, deltasAStep: 40 });
    }
  };
  let reads = 0;
  const read = async () => {
    while (folding) {
      reads++;
      const rows = await readSeries(ctx, { ...whole, serviceIds: null, operations: 'none' });
      expect(summed(rows, () => 'spans').get('spans')).toEqual(wanted.get('spans'));
      const edges = await readEdges(ctx, { ...whole, serviceId: null });
      expect(summed(edges, () => 'edges').get('edges')).toEqual(wanted.get('edges'));
    }
  };
  await Promise.all([fold(), fold(), read(), read()]);
  expect(reads).toBeGreaterThan(3);
  expect(await database.query('SELECT * FROM rollup_delta')).toEqual([]);
});

it('counts a batch that is rolled back not at all, and one that commits during a step in the next', async () => {
  const [a, b, c] = fc.sample(cells, { numRuns: 3, seed: 7 });
  const clients = await Promise.all(
    [0, 1].map(async () => {
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
      await client.connect();
      await client.query('BEGIN');
      return client;
    }),
  );
  const [undone, late] = clients;
  if (!(undone && late && a && b && c)) throw new Error('no sample');
  await writeDeltas(undone, a);
  await writeDeltas(late, b);
  await write(c);
  await foldDeltas();
  await late.query('COMMIT');
  await undone.query('ROLLBACK');
  const whole = { fromMinute: START - 200, toMinute: START + 401, stepMinutes: 60 };
  await expectExact([...b, ...c], whole);
  await foldDeltas();
  await expectExact([...b, ...c], whole);
  for (const client of clients) await client.end();
});

it('loses nothing when the database stops a step half way', async () => {
  const all = fc.sample(cells, { numRuns: 4, seed: 11 }).flat();
  await write(all);
  await database.query(`ALTER TABLE edge_rollup ADD CONSTRAINT broken CHECK (n < 0)`);
  await expect(foldDeltas()).rejects.toThrow('broken');
  const whole = { fromMinute: START - 200, toMinute: START + 401, stepMinutes: null };
  await expectExact(all, whole);
  await database.query('ALTER TABLE edge_rollup DROP CONSTRAINT broken');
  expect(await foldDeltas()).toBe(all.length);
  await expectExact(all, whole);
});
