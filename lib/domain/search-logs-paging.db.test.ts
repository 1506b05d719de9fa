import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logSearchQuerySchema } from '../contracts/log-search';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_SECOND, nowNs, timeNs } from '../time/time-ns';
import { searchLogs } from './search-logs';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = floorTo(nowNs() - 2n * NS_PER_HOUR, NS_PER_HOUR);
const range = { from: formatIsoNs(base), to: formatIsoNs(base + NS_PER_HOUR) };
const stream = testStream({ service: 'pager' });
const ROWS = 600;
/** Twenty times for 600 rows: most neighbours share theirs. */
const MOMENTS = 20n;

async function write(count: number, body: string): Promise<void> {
  const records = Array.from({ length: count }, (_, index) =>
    testLog({
      time: timeNs(base + (BigInt(index) % MOMENTS) * 60n * NS_PER_SECOND),
      body,
      severityNumber: index % 3 === 0 ? 17 : 9,
      stream,
    }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
}

beforeAll(() => write(ROWS, 'first'));

async function ask(input: Record<string, unknown>) {
  return await searchLogs(ctx, logSearchQuerySchema.parse({ ...range, limit: 37, ...input }));
}

/** Every line from a place to the end of the list, with lines written between the pages. */
async function walk(
  input: Record<string, unknown>,
  direction: 'after' | 'before',
  between: () => Promise<void>,
) {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  for (let pages = 0; pages < 500; pages++) {
    const page = await ask({ ...input, direction, ...(cursor ? { cursor } : {}) });
    const found = page.logs.map((log) => log.id);
    if (direction === 'after') ids.push(...found);
    else ids.unshift(...found);
    cursor = direction === 'after' ? page.nextCursor : page.prevCursor;
    if (cursor === null) return ids;
    if (pages < 6) await between();
  }
  throw new Error('endless');
}

const place = (id: string) => id.split('-').map(BigInt) as [bigint, bigint];
function compare(a: string, b: string): number {
  const [[aTime, aSeq], [bTime, bSeq]] = [place(a), place(b)];
  return Number(aTime - bTime || aSeq - bSeq);
}
const sorted = (ids: readonly string[], order: string) =>
  [...ids].sort((a, b) => (order === 'newest' ? compare(b, a) : compare(a, b)));

describe('a list opened in its middle', () => {
  it.each([
    ['newest', ''],
    ['oldest', ''],
    ['newest', 'level:ERROR'],
    ['oldest', 'level:ERROR'],
  ])('has every line once on its two sides while more arrive, %s first: %s', async (order, q) => {
    const known = await walk({ order, q }, 'after', async () => undefined);
    expect(known).toEqual(sorted(known, order));
    const at = known[Math.floor(known.length / 2)] ?? '';
    const more = () => write(40, 'late');
    const below = await walk({ order, q, at }, 'after', more);
    const above = await walk({ order, q, at }, 'before', more);
    expect(below[0]).toBe(at);
    const whole = [...above, ...below];
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole).toEqual(sorted(whole, order));
    expect(whole).toEqual(expect.arrayContaining(known));
  });

  it.each(['newest', 'oldest'])('begins at a time with all lines of that time, %s first', async (order) => {
    const moment = base + 7n * 60n * NS_PER_SECOND;
    const at = formatIsoNs(moment);
    const [below, above] = [
      await ask({ order, at, direction: 'after' }),
      await ask({ order, at, direction: 'before' }),
    ];
    expect(below.logs[0]?.time).toBe(at);
    const step = order === 'newest' ? 60n : -60n;
    expect(above.logs.at(-1)?.time).toBe(formatIsoNs(moment + step * NS_PER_SECOND));
  });

  it('gives the page one came from when one turns round', async () => {
    const first = await ask({ at: formatIsoNs(base + 5n * 60n * NS_PER_SECOND) });
    const second = await ask({ cursor: first.nextCursor });
    const back = await ask({ cursor: second.prevCursor, direction: 'before' });
    expect(back.logs.map(({ id }) => id)).toEqual(first.logs.map(({ id }) => id));
  });

  it('has nothing above the top, and says so', async () => {
    expect((await ask({})).prevCursor).toBeNull();
    const beyond = await ask({ at: formatIsoNs(base + 2n * NS_PER_HOUR), direction: 'before' });
    expect(beyond).toMatchObject({ logs: [], prevCursor: null });
    expect(beyond.nextCursor).not.toBeNull();
  });

  it.each(['x', '2026-13-45', '99999999999999999999-1'])('refuses a place that is none: %s', async (at) => {
    await expect(ask({ at })).rejects.toMatchObject({ code: 'bad_request' });
  });
});
