import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { TRACE_ORDERS, type TraceSearchQuery, traceSearchQuerySchema } from '../contracts/trace-search';
import { quoteValue } from '../query/quote-value';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { nowNs, timeNs } from '../time/time-ns';
import { matchingTraces } from './matching-traces';
import { searchTraces } from './search-traces';

const database = openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const HOSTILE = [
  "x'; DROP TABLE span; --",
  "') OR TRUE --",
  '$1',
  '$77::text',
  '«0»',
  '"; SELECT now',
  '\\',
  "E'\\''",
  '{1,2}',
  '%_',
  '}} > has{',
  '日本🔥',
];
const start = nowNs();
const range = { from: formatIsoNs(start - 1_000_000_000n), to: formatIsoNs(start + 1_000_000_000n) };
const idOf = (n: number) => (n + 1).toString(16).padStart(32, '0');

beforeAll(async () => {
  // One trace for each: its root has the text as its name, its service and an attribute, and a child below it.
  const records = HOSTILE.flatMap((text, n) => [
    testSpan({
      traceId: idOf(n),
      spanId: 'a'.repeat(16),
      start: timeNs(start + BigInt(n)),
      name: text,
      stream: testStream({ service: text }),
      attributes: { note: text },
    }),
    testSpan({
      traceId: idOf(n),
      parentSpanId: 'a'.repeat(16),
      start: timeNs(start + BigInt(n)),
      name: 'child',
    }),
  ]);
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const search = async (input: Partial<TraceSearchQuery>) => {
  const { traces } = await searchTraces(ctx, traceSearchQuerySchema.parse({ ...range, ...input }));
  return traces.map(({ traceId }) => traceId);
};

describe('whatever is typed is compared, never run', () => {
  it.each(HOSTILE.map((text, n) => [text, n] as const))('%s', async (text, n) => {
    const value = quoteValue(text);
    const queries = [
      `has{name:${value}}`,
      `root.name:${value}`,
      `root.service:${value} AND NOT has{note:"nothing of the kind"}`,
      `parent{service:${value}} > child{name:child}`,
      `ancestor{note:${value}} >> descendant{}`,
      `count(span{service:${value} note:${value}}) = 1`,
    ];
    for (const q of queries) expect(await search({ q }), q).toEqual([idOf(n)]);
    for (const sort of TRACE_ORDERS)
      expect(await search({ service: text, operation: text, sort })).toEqual([idOf(n)]);
    const now = nowNs();
    const asked = { q: `root.name:${value}`, range: { fromNs: start, toNs: start + 1_000n }, now };
    expect((await matchingTraces(ctx, asked, { limit: 5, pick: 'spread' })).traces).toHaveLength(1);
  });

  it.each(HOSTILE)('%s as a field, a trace id, a cursor', async (text) => {
    const name = quoteValue(text);
    for (const q of [`${text}:1`, `has{${text}}`, `trace_id:${name}`, `count(span{${text}}) > ${text}`]) {
      const found = await search({ q }).catch((error: { code: string }) => error.code);
      expect(Array.isArray(found) || found === 'bad_request', `${q}: ${JSON.stringify(found)}`).toBe(true);
    }
    const cursor = Buffer.from(`newest 1 1 ${text} -`).toString('base64url');
    await expect(search({ cursor })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('and everything is still there', async () => {
    const [count] = await database.query<{ n: bigint }>('SELECT count(*) AS n FROM span');
    expect(count?.n).toBe(BigInt(2 * HOSTILE.length));
  });
});
