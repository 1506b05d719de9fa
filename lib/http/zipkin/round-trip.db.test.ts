import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { mergeTrace } from '../../compat/zipkin/merge-trace';
import type { ZipkinSpan } from '../../contracts/zipkin-span';
import { serveZipkin } from './serve-zipkin';

openTestDatabase();

const BASE_US = (Date.now() - 600_000) * 1000;

async function post(spans: readonly ZipkinSpan[]) {
  const body = gzipSync(JSON.stringify(spans));
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const answer = await serveZipkin(
    new Request('http://x/api/v2/spans', { method: 'POST', body: body as BodyInit, headers }),
  );
  expect([answer.status, await answer.text()]).toEqual([202, '']);
}

async function read(traceId: string): Promise<ZipkinSpan[]> {
  const answer = await serveZipkin(new Request(`http://x/api/v2/trace/${traceId}`));
  expect(answer.status).toBe(200);
  return (await answer.json()) as ZipkinSpan[];
}

const name = fc.constantFrom('get', 'post /x', 'Query', 'ünï');
const endpoint = fc.record(
  {
    serviceName: fc.constantFrom('web', 'users', 'db'),
    ipv4: fc.constantFrom('10.0.0.1', '10.0.0.2'),
    ipv6: fc.constant('2001:db8::c001'),
    port: fc.integer({ min: 1, max: 65535 }),
  },
  { requiredKeys: ['serviceName'] },
);
// Tags that are called as we call endpoints are still tags.
const tags = fc.dictionary(
  fc.constantFrom(
    'error',
    'http.path',
    'peer.service',
    'network.peer.port',
    'zipkin.shared',
    '__proto__',
    'otel.status_code',
  ),
  fc.constantFrom('', 'true', 'false', '500', 'ERROR', 'a b'),
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
);
const micros = fc.integer({ min: 0, max: 1_000_000 }).map((us) => BASE_US + us);
const annotations = fc.uniqueArray(
  fc.record({ timestamp: micros, value: fc.constantFrom('ws', 'wr', 'error') }),
  { minLength: 1, maxLength: 3, selector: ({ timestamp, value }) => `${timestamp} ${value}` },
);
const details = fc.record(
  { name, remoteEndpoint: endpoint, tags, annotations, debug: fc.constant(true) },
  { requiredKeys: [] },
);
const timed = fc.record({ timestamp: micros, duration: fc.integer({ min: 1, max: 5_000_000 }) });

/** What one operation sends: one span, the two halves of a shared one, or what was known before and after its end. */
const operation = fc
  .tuple(
    fc.constantFrom('plain', 'shared', 'parts'),
    fc.constantFrom('CLIENT', 'SERVER', 'PRODUCER', 'CONSUMER', undefined),
    fc.tuple(timed, timed),
    fc.tuple(details, details),
    fc.tuple(endpoint, endpoint),
    fc.option(fc.integer({ min: 0, max: 9 })),
  )
  .map(([how, kind, times, [a, b], [here, there], parent]) => ({
    how,
    kind,
    times,
    a,
    b,
    here,
    there,
    parent,
  }));

function spansOf(
  traceId: string,
  id: number,
  one: typeof operation extends fc.Arbitrary<infer T> ? T : never,
) {
  const hex = (n: number) => (n + 1).toString(16).padStart(16, '0');
  const ids = {
    traceId,
    id: hex(id),
    ...(one.parent !== null && one.parent !== id && { parentId: hex(one.parent) }),
  };
  const kind = one.kind && { kind: one.kind };
  const first: ZipkinSpan = { ...ids, ...kind, ...one.a, ...one.times[0], localEndpoint: one.here };
  if (one.how === 'plain') return [first];
  if (one.how === 'shared') {
    const server = {
      ...ids,
      ...one.b,
      ...one.times[1],
      localEndpoint: { ...one.there, serviceName: 'server' },
    };
    return [{ ...first, kind: 'CLIENT' } as const, { ...server, kind: 'SERVER', shared: true } as const];
  }
  const { duration: _, ...begun } = first;
  return [
    begun,
    {
      ...ids,
      ...kind,
      duration: one.times[0].duration,
      timestamp: one.times[0].timestamp,
      localEndpoint: one.here,
    },
  ];
}

/** Spans as a set: their order, and that of annotations, is nobody's promise. */
function asSet(spans: readonly ZipkinSpan[]): string[] {
  return spans
    .map((span) => {
      const annotations = span.annotations?.map(({ timestamp, value }) => `${timestamp} ${value}`).sort();
      const entries = Object.entries({ ...span, annotations }).map(([key, value]) =>
        key === 'tags' ? [key, Object.entries(span.tags ?? {}).sort()] : [key, value],
      );
      return JSON.stringify(Object.fromEntries(entries.sort(([x], [y]) => (String(x) < String(y) ? -1 : 1))));
    })
    .sort();
}

it('gives back what was posted, whatever the requests and their order, merged as Zipkin merges', async () => {
  const traces = fc.array(operation, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(traces, fc.boolean(), fc.infiniteStream(fc.nat(2)), async (operations, wide, dice) => {
      const traceId = (wide ? randomBytes(16) : randomBytes(8)).toString('hex').replace(/^./, 'a');
      const spans = operations.flatMap((one, at) => spansOf(traceId, at, one));
      const requests: ZipkinSpan[][] = [[], [], []];
      for (const span of spans) requests[dice.next().value ?? 0]?.push(span);
      for (const request of requests) await post(request);
      // Sent again, nothing is there twice.
      await post([...(requests[1] ?? [])].reverse());
      expect(asSet(await read(traceId))).toEqual(asSet(mergeTrace(spans)));
    }),
    { numRuns: 60 },
  );
});

it('tells another answer where single spans are refused: their neighbours are stored', async () => {
  const traceId = 'beef000000000001';
  const good = { traceId, id: '0000000000000001', timestamp: BASE_US };
  const body = JSON.stringify([{ traceId, id: 'x' }, good]);
  const answer = await serveZipkin(new Request('http://x/api/v2/spans', { method: 'POST', body }));
  expect(answer.status).toBe(400);
  expect(await answer.text()).toBe(
    'x should be lower-hex encoded with no prefix reading List<Span> from json; 1 of 2 spans are stored, 1 are not',
  );
  expect(await read(traceId)).toEqual([good]);
});
