import { beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../../scripts/test-context';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { predicateOf } from '../../domain/read-query';
import { parseQuery } from '../../query/parse';
import { NS_PER_MINUTE, nowNs, timeNs } from '../../time/time-ns';
import { seededRandom } from '../sample/seeded-random';
import { writeLogs } from '../write/write-logs';
import { sampleLogs } from './sample-logs';

openTestDatabase();

const ctx = testContext();
const MINUTES = 300n;
// A time that stands still: the sample is drawn by its range, so each run draws the same.
const base = BigInt(Date.UTC(2026, 0, 15, 12)) * 1_000_000n;
const range = { fromNs: base, toNs: base + MINUTES * NS_PER_MINUTE };
const stream = testStream({ service: 'load' });
let total = 0;
let slow = 0;

beforeAll(async () => {
  const random = seededRandom('rows');
  for (let hour = 0n; hour < MINUTES; hour += 60n) {
    const records = Array.from({ length: 60 }, (_, minute) => {
      // Traffic grows, and one burst fills a second.
      const logs = 20 + Math.floor(random() * 100) + (hour === 120n && minute === 7 ? 4_000 : 0);
      return Array.from({ length: logs }, (_, n) => {
        const isSlow = random() < (Number(hour) + minute) / 600;
        total++;
        if (isSlow) slow++;
        return testLog({
          time: timeNs(base + (hour + BigInt(minute)) * NS_PER_MINUTE + BigInt(n)),
          attributes: { speed: isSlow ? 'slow' : 'quick', rare: total % 4_000 === 0 },
          stream,
        });
      });
    }).flat();
    await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  }
});

async function sample(q: string, rows: number, cut = 0n) {
  return await sampleLogs<{ time_ns: bigint; seq: bigint; attributes: { speed: string } }>(ctx, {
    predicate: predicateOf(ctx, parseQuery(q).ast, nowNs(), 'log'),
    range: { fromNs: range.fromNs + cut, toNs: range.toNs },
    rows,
    columns: 't.time_ns, t.seq, t.attributes',
    weight: 'pg_column_size(t.attributes)',
    // Time enough on any machine: late, fewer blocks are read.
    budgetMs: 20_000,
  });
}

describe('sampleLogs', () => {
  it('spreads the rows over the whole range and tells the total within its error', async () => {
    const found = await sample('speed:slow', 500);
    expect(found).toMatchObject({ exact: false });
    expect(found.rows).toHaveLength(500);
    expect(Math.abs(found.total - slow)).toBeLessThanOrEqual(Math.max(1, 1.5 * found.relativeError * slow));
    expect(found.rows.every(({ attributes }) => attributes.speed === 'slow')).toBe(true);
    expect(new Set(found.rows.map(({ time_ns, seq }) => `${time_ns}-${seq}`)).size).toBe(500);
    const parts = [0, 1, 2, 3].map(
      (part) =>
        found.rows.filter(({ time_ns }) => Number(((time_ns - base) * 4n) / (range.toNs - base)) === part)
          .length,
    );
    // Slow ones grow from none to half of all: an eighth of the last part's is in the first.
    expect(Math.min(...parts)).toBeGreaterThan(10);
    expect(parts[3]).toBeGreaterThan((parts[0] ?? 0) * 3);
  });

  it('finds all of the rare ones', async () => {
    const found = await sample('rare:true', 500);
    expect(found).toMatchObject({ exact: true, relativeError: 0, total: Math.floor(total / 4_000) });
    expect(found.rows).toHaveLength(Math.floor(total / 4_000));
  });

  it('is exact where the rows asked for hold all, also of a range that begins within a minute', async () => {
    const cut = 150n * NS_PER_MINUTE + 30n;
    const found = await sample('', 50_000, cut);
    expect(found).toMatchObject({ exact: true, relativeError: 0, total: found.rows.length });
    expect(found.rows.every(({ time_ns }) => time_ns >= base + cut)).toBe(true);
    const rest = await sample('', 50_000);
    expect(rest.total).toBe(total);
    expect(rest.rows.filter(({ time_ns }) => time_ns >= base + cut)).toHaveLength(found.rows.length);
  });

  it('knows the exact total where the rollup does, and sees what arrived a moment ago', async () => {
    const before = await sample('service:load', 100);
    expect(before).toMatchObject({ exact: false, total, relativeError: 0 });
    const late = testLog({ time: timeNs(base + 30n * NS_PER_MINUTE), attributes: { late: 'yes' }, stream });
    await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: [late], digest: null });
    expect(await sample('late:yes', 10)).toMatchObject({ exact: true, total: 1 });
  });
});
