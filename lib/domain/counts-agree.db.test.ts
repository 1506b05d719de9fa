import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logFieldsQuerySchema, logHistogramQuerySchema, logSearchQuerySchema } from '../contracts/log-search';
import { seededRandom } from '../store/sample/seeded-random';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs } from '../time/iso';
import { NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { logFields } from './log-fields';
import { logHistogram } from './log-histogram';
import { searchLogs } from './search-logs';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const LINES = 2_500;
const to = nowNs() - NS_PER_MINUTE;
const from = to - 4n * NS_PER_HOUR;
const range = { from: formatIsoNs(from), to: formatIsoNs(to) };
const random = seededRandom('agree');
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

beforeAll(async () => {
  const streams = ['gateway', 'parser', 'loader'].map((service) => testStream({ service }));
  const records = Array.from({ length: LINES }, () =>
    testLog({
      // A few before the range, none after it.
      time: timeNs(to - 1n - BigInt(Math.floor(random() * 4.4 * Number(NS_PER_HOUR)))),
      severityNumber: pick([0, 5, 9, 9, 9, 13, 17, 21]),
      body: `${pick(['read', 'wrote', 'lost'])} ${pick(['file', 'row', 'lock'])} ${Math.floor(random() * 50)}`,
      attributes: {
        lot: `W-${Math.floor(random() * 5)}`,
        ms: Math.floor(random() * 1_000),
        rare: random() < 0.01,
      },
      stream: pick(streams),
    }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

function randomQuery(depth: number): string {
  if (depth === 0 || random() < 0.3) {
    return pick([
      'level:ERROR',
      'level:>=WARN',
      'service:parser',
      'lot:W-1',
      'ms:>500',
      'ms:[100 TO 200}',
      'rare:true',
      'lost',
      '"wrote row"',
      'f?l*',
      'nothing',
      '-lot:W-2',
    ]);
  }
  return pick([
    `(${randomQuery(depth - 1)} AND ${randomQuery(depth - 1)})`,
    `(${randomQuery(depth - 1)} OR ${randomQuery(depth - 1)})`,
    `NOT (${randomQuery(depth - 1)})`,
  ]);
}

async function pagedRows(q: string): Promise<number> {
  let rows = 0;
  let cursor: string | undefined;
  do {
    const page = await searchLogs(ctx, logSearchQuerySchema.parse({ ...range, q, limit: 1_000, cursor }));
    rows += page.logs.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

describe('rows, histogram and fields', () => {
  const queries = ['', '*', ...Array.from({ length: 24 }, () => randomQuery(2))];
  it.each(queries)('count the same logs for %s', async (q) => {
    const asked = { ...range, q };
    const [exact, fast, fields, rows] = [
      await logHistogram(ctx, logHistogramQuerySchema.parse(asked)),
      await logHistogram(ctx, logHistogramQuerySchema.parse({ ...asked, precision: 'fast' })),
      await logFields(ctx, logFieldsQuerySchema.parse({ ...asked, values: 50 })),
      await pagedRows(q),
    ];
    const levels = fields.fields.find(({ name }) => name === 'level')?.values ?? [];
    expect({ exact: exact.total, fast: fast.total, fields: fields.total }).toEqual({
      exact: rows,
      fast: rows,
      fields: rows,
    });
    expect(exact.estimate).toBeNull();
    expect(fast.total).toBe(rows);
    expect(fast.buckets).toEqual(exact.buckets);
    expect(fields).toMatchObject({ exact: true, total: rows, sampled: rows });
    expect(levels.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
  });

  it('sets the period before beside this one without losing a log, whatever the length', async () => {
    const minutes = 97n * NS_PER_MINUTE + 12_345_678n;
    const cut = { from: formatIsoNs(to - minutes), to: formatIsoNs(to) };
    const before = { from: formatIsoNs(to - 2n * minutes), to: cut.from };
    const asked = { q: 'level:INFO', buckets: 30 };
    const { previous, buckets } = await logHistogram(
      ctx,
      logHistogramQuerySchema.parse({ ...asked, ...cut, compare: 'previous' }),
    );
    const alone = await logHistogram(ctx, logHistogramQuerySchema.parse({ ...asked, ...before }));
    expect(previous?.total).toBe(alone.total);
    expect(previous?.totals).toHaveLength(buckets.length);
    expect(previous?.totals.filter((n) => n > 0).length).toBeGreaterThanOrEqual(20);
  });
});
