import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { matchesZipkinQuery } from '../../compat/zipkin/matches-zipkin-query';
import { mergeTrace } from '../../compat/zipkin/merge-trace';
import { readZipkinQuery } from '../../compat/zipkin/zipkin-query';
import type { ZipkinKind, ZipkinSpan } from '../../contracts/zipkin-span';
import { serveZipkin } from './serve-zipkin';

openTestDatabase();

const NOW_MS = Date.now();
const SERVICES = ['web', 'Users', 'db'];
const NAMES = ['get', 'GET /x y', 'query', 'error'];
const KEYS = ['http.path', 'error', 'name', 'service', 'a=b', 'ws'];
const VALUES = ['', 'true', '/x y', '500', '5e2'];

/** Traces that differ in all that a query asks, the same each time. */
function someTraces(): ZipkinSpan[][] {
  const kinds: (ZipkinKind | undefined)[] = ['CLIENT', 'SERVER', undefined];
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  return Array.from({ length: 40 }, (_, t) =>
    Array.from({ length: (t % 3) + 1 }, (_, s) => {
      const kind = pick(kinds, t + s);
      return {
        traceId: (t + 1).toString(16).padStart(16, '0'),
        id: (s + 1).toString(16).padStart(16, '0'),
        ...(kind && { kind }),
        name: pick(NAMES, t * 3 + s),
        timestamp: (NOW_MS - (40 - t) * 1000) * 1000 + s,
        duration: pick([1, 999, 1000, 50_000], t + 2 * s),
        localEndpoint: { serviceName: pick(SERVICES, t + s) },
        ...(t % 4 === 0 && { remoteEndpoint: { serviceName: pick(SERVICES, t + s + 1) } }),
        ...(t % 5 === 1 && { annotations: [{ timestamp: NOW_MS * 1000, value: pick(KEYS, t + s) }] }),
        tags: { [pick(KEYS, t + s)]: pick(VALUES, t * 2 + s), [pick(KEYS, t + 3)]: pick(VALUES, t) },
      };
    }),
  );
}

const traces = someTraces();

beforeAll(async () => {
  const body = JSON.stringify(traces.flat());
  const answer = await serveZipkin(new Request('http://x/api/v2/spans', { method: 'POST', body }));
  expect([answer.status, await answer.text()]).toEqual([202, '']);
});

async function search(params: URLSearchParams): Promise<string[]> {
  const answer = await serveZipkin(new Request(`http://x/api/v2/traces?${params}`));
  expect(answer.status).toBe(200);
  return ((await answer.json()) as ZipkinSpan[][]).map(([first]) => first?.traceId ?? '');
}

const condition = fc
  .tuple(fc.constantFrom(...KEYS.filter((key) => !key.includes('='))), fc.constantFrom(...VALUES))
  .map(([key, value]) => (value === '' ? key : `${key}=${value}`));
const asked = fc.record(
  {
    serviceName: fc.constantFrom('web', 'users', 'USERS', 'nobody'),
    spanName: fc.constantFrom('get', 'Get /X y', 'all', 'none'),
    remoteServiceName: fc.constantFrom('web', 'users'),
    annotationQuery: fc.array(condition, { minLength: 1, maxLength: 2 }).map((list) => list.join(' and ')),
    minDuration: fc.constantFrom('1', '1000'),
  },
  { requiredKeys: [] },
);

it('finds exactly the traces that Zipkin would find, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (query) => {
      const params = new URLSearchParams({ ...query, limit: '100', endTs: String(NOW_MS + 1000) });
      const read = readZipkinQuery(params, NOW_MS);
      const expected = traces.filter((trace) => matchesZipkinQuery(mergeTrace(trace), read));
      expect(await search(params)).toEqual(expected.map(([first]) => first?.traceId ?? '').reverse());
    }),
    { numRuns: 40 },
  );
});

it('lists services', async () => {
  const answer = await serveZipkin(new Request('http://x/api/v2/services'));
  expect(new Set((await answer.json()) as string[])).toEqual(new Set(SERVICES));
});

it('answers as many as asked, of the time asked', async () => {
  const newest = traces.map(([first]) => first?.traceId ?? '').reverse();
  const at = (values: Record<string, string>) => search(new URLSearchParams(values));
  expect(await at({ endTs: String(NOW_MS) })).toEqual(newest.slice(0, 10));
  expect(await at({ endTs: String(NOW_MS - 10_500), lookback: '2000', limit: '50' })).toEqual(
    newest.slice(10, 12),
  );
});

it.each([
  ['traces?limit=0', 'limit <= 0'],
  ['traces?limit=x', "Can't convert 'x' to type 'long': limit"],
  ['traces?endTs=0', 'endTs <= 0'],
  ['traces?maxDuration=5', 'maxDuration is only valid with minDuration'],
  ['traces?minDuration=5&maxDuration=4', 'maxDuration < minDuration'],
  ['spans', 'Mandatory parameter/header missing: serviceName'],
  ['dependencies', 'Mandatory parameter/header missing: endTs'],
  ['traceMany?traceIds=', 'traceIds parameter is empty'],
  ['traceMany?traceIds=1,01', 'redundant traceId: 01'],
  ['traceMany?traceIds=1', 'Use /api/v2/trace/{traceId} endpoint to retrieve a single trace'],
])('refuses %s in Zipkin words', async (path, message) => {
  const answer = await serveZipkin(new Request(`http://x/zipkin/api/v2/${path}`));
  expect([answer.status, await answer.text()]).toEqual([400, message]);
});

it('answers several traces by id, and 404 for one that is not there', async () => {
  const many = await serveZipkin(new Request('http://x/api/v2/traceMany?traceIds=1,2,fff'));
  expect(((await many.json()) as ZipkinSpan[][]).map(([first]) => first?.traceId)).toEqual([
    '0000000000000001',
    '0000000000000002',
  ]);
  const none = await serveZipkin(new Request('http://x/api/v2/trace/fff'));
  expect([none.status, await none.text()]).toEqual([404, '0000000000000fff not found']);
});
