import { beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../scripts/test-context';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { type TraceSearchResponse, traceSearchQuerySchema } from '../contracts/trace-search';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { nowNs, timeNs } from '../time/time-ns';
import { searchTraces } from './search-traces';

openTestDatabase();

const ctx = testContext();
const SECOND = 1_000_000_000n;
/** Traces of the last seconds, one each 100 ms: what a person pages through while it is still arriving. */
const TRACES = 60;
const now = nowNs();
const idOf = (n: number) => (n + 1).toString(16).padStart(32, '0');
const startOf = (n: number) => timeNs(now - 10n * SECOND + BigInt(n) * (SECOND / 10n));
const range = { from: formatIsoNs(now - 3_600n * SECOND), to: formatIsoNs(now + 3_600n * SECOND) };

beforeAll(async () => {
  const records = Array.from({ length: TRACES }, (_, n) =>
    testSpan({ traceId: idOf(n), start: startOf(n), durationNs: BigInt(n + 1) * 1_000_000n }),
  );
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

async function page(sort: string, cursor?: string, limit = 10): Promise<TraceSearchResponse> {
  return await searchTraces(ctx, traceSearchQuerySchema.parse({ ...range, sort, limit, cursor }));
}

/** Pages through all, with something arriving after each page. */
async function through(sort: string, arrive: (pages: number) => Promise<void>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let pages = 1; pages < 30; pages++) {
    const found = await page(sort, cursor);
    ids.push(...found.traces.map(({ traceId }) => traceId));
    if (found.nextCursor === null) return ids;
    cursor = found.nextCursor;
    await arrive(pages);
  }
  throw new Error('endless');
}

const send = async (...over: Parameters<typeof testSpan>[0][]) => {
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: over.map((one) => testSpan(one)), digest: null });
};
const first = Array.from({ length: TRACES }, (_, n) => idOf(n));

describe('paging while spans arrive', () => {
  it('newest first: shows each trace once, also one that is found to have begun earlier', async () => {
    const ids = await through('newest', async (pages) => {
      // A newer trace, a later span of one shown and of one to come, and an earlier span of one shown.
      await send(
        { traceId: idOf(1_000 + pages), start: timeNs(now) },
        { traceId: idOf(TRACES - 1), start: timeNs(now + BigInt(pages)) },
        { traceId: idOf(0), start: timeNs(now + BigInt(pages)) },
        { traceId: idOf(TRACES - 1 - pages), start: timeNs(now - 60n * SECOND + BigInt(pages)) },
      );
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(first));
  });

  it('newest first: remembers a page of 100 that are all fresh', async () => {
    const fresh = Array.from({ length: 130 }, (_, n) => ({
      traceId: `${'a'.repeat(16)}${idOf(n).slice(16)}`,
      start: timeNs(now + SECOND * 100n + BigInt(n)),
    }));
    await send(...fresh);
    const one = await page('newest', undefined, 100);
    const shown = one.traces.map(({ traceId }) => traceId);
    // The root of the newest arrives, and of one further down.
    for (const traceId of [shown[0], shown[60]]) {
      if (traceId) await send({ traceId, start: timeNs(now - 60n * SECOND), name: 'root' });
    }
    const two = await page('newest', one.nextCursor ?? '', 200);
    expect(shown).toHaveLength(100);
    expect(two.traces.filter(({ traceId }) => shown.includes(traceId))).toEqual([]);
    expect(two.traces.filter(({ traceId }) => traceId.startsWith('a'))).toHaveLength(30);
  });

  it('slowest first: shows each trace once, however long others become', async () => {
    const ids = await through('slowest', async (pages) => {
      await send({ traceId: idOf(pages), start: timeNs(now + BigInt(pages)), durationNs: 9n * SECOND });
    });
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('counts, durations and roots are those of the last span that came', async () => {
    const traceId = 'c'.repeat(32);
    await send({
      traceId,
      start: timeNs(now),
      durationNs: SECOND,
      parentSpanId: 'f'.repeat(16),
      name: 'late',
    });
    const find = async () => {
      const { traces } = await searchTraces(
        ctx,
        traceSearchQuerySchema.parse({ ...range, q: `trace_id:${traceId}` }),
      );
      return traces;
    };
    expect(await find()).toMatchObject([{ spanCount: 1, rootOperation: null, durationNs: `${SECOND}` }]);
    await send({ traceId, start: timeNs(now - SECOND), durationNs: 3n * SECOND, name: 'root', status: 2 });
    expect(await find()).toMatchObject([
      { spanCount: 2, errorCount: 1, rootOperation: 'root', durationNs: `${3n * SECOND}` },
    ]);
  });
});
