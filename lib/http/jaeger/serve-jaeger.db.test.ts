import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import type { SpanRecord } from '../../contracts/telemetry';
import { writeSpans } from '../../store/write/write-spans';
import { NS_PER_MINUTE, nowNs, timeNs } from '../../time/time-ns';
import { serveJaeger } from './serve-jaeger';

openTestDatabase();

// Five whole minutes ago, so that the figures' minute is over.
const BASE = (nowNs() / NS_PER_MINUTE - 5n) * NS_PER_MINUTE;
const web = testStream({
  service: 'web',
  resource: { 'service.name': 'web', 'host.name': 'h1' },
  scopeName: 'lib',
  scopeVersion: '2',
});
const users = testStream({ service: 'users', resource: { 'service.name': 'users' } });
const TRACE = 'ab'.repeat(16);

function span(over: Partial<SpanRecord> & { startMs: number; ms: number }): SpanRecord {
  const { startMs, ms, ...rest } = over;
  return testSpan({
    start: timeNs(BASE + BigInt(startMs) * 1_000_000n),
    durationNs: BigInt(ms) * 1_000_000n,
    attributes: {},
    ...rest,
  });
}

beforeAll(async () => {
  const records = [
    span({
      ...{
        traceId: TRACE,
        spanId: '00000000000000a1',
        parentSpanId: null,
        name: 'GET /',
        kind: 2,
        stream: web,
      },
      ...{ startMs: 0, ms: 100, status: 2, statusMessage: 'boom', traceState: 'v=1' },
      attributes: { 'http.status_code': 500, ratio: 0.5, cached: false, list: ['a', 1], name: 'n' },
      events: [{ time: timeNs(BASE + 5_000_000n), name: 'retry', attributes: { attempt: 2 } }],
      links: [{ traceId: 'cd'.repeat(16), spanId: '00000000000000ff', traceState: null, attributes: {} }],
    }),
    // As Zipkin's programs share an id.
    span({
      ...{ traceId: TRACE, spanId: '00000000000000b2', parentSpanId: '00000000000000a1', name: 'call' },
      ...{ kind: 3, stream: web, startMs: 10, ms: 50 },
    }),
    span({
      ...{ traceId: TRACE, spanId: '00000000000000b2', parentSpanId: '00000000000000a1', name: 'serve' },
      ...{ kind: 2, stream: users, startMs: 20, ms: 30 },
    }),
    span({
      ...{ traceId: TRACE, spanId: '00000000000000c3', parentSpanId: '00000000000000b2', name: 'query' },
      ...{ kind: 1, stream: users, startMs: 25, ms: 5 },
    }),
    span({
      ...{ traceId: `${'0'.repeat(16)}${'ef'.repeat(8)}`, spanId: '00000000000000d4', parentSpanId: null },
      ...{ name: 'GET /', kind: 2, stream: web, startMs: 1000, ms: 20 },
    }),
  ];
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const us = (ms: number) => Number(BASE / 1000n) + ms * 1000;
const RANGE = `start=${us(-1000)}&end=${us(60_000)}`;

async function get(path: string) {
  const answer = await serveJaeger(new Request(`http://x/api/${path}`));
  return { status: answer.status, body: await answer.json() };
}

it('answers a trace in exactly the shape of Jaeger', async () => {
  const { status, body } = await get(`traces/${TRACE}`);
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['data', 'total', 'limit', 'offset', 'errors']);
  const [trace] = body.data;
  expect(body).toMatchObject({ total: 0, limit: 0, offset: 0, errors: null });
  const tag = (key: string, type: string, value: unknown) => ({ key, type, value });
  expect({ ...trace, spans: trace.spans.slice(0, 1) }).toEqual({
    traceID: TRACE,
    spans: [
      {
        traceID: TRACE,
        spanID: '00000000000000a1',
        operationName: 'GET /',
        references: [{ refType: 'FOLLOWS_FROM', traceID: 'cd'.repeat(16), spanID: '00000000000000ff' }],
        startTime: us(0),
        duration: 100_000,
        tags: expect.arrayContaining([
          tag('otel.scope.name', 'string', 'lib'),
          tag('otel.scope.version', 'string', '2'),
          tag('http.status_code', 'int64', 500),
          tag('ratio', 'float64', 0.5),
          tag('cached', 'bool', false),
          tag('list', 'string', '["a",1]'),
          tag('name', 'string', 'n'),
          tag('span.kind', 'string', 'server'),
          tag('otel.status_code', 'string', 'ERROR'),
          tag('error', 'bool', true),
          tag('otel.status_description', 'string', 'boom'),
          tag('w3c.tracestate', 'string', 'v=1'),
        ]),
        logs: [{ timestamp: us(5), fields: [tag('event', 'string', 'retry'), tag('attempt', 'int64', 2)] }],
        processID: 'p1',
        warnings: null,
      },
    ],
    processes: {
      p1: { serviceName: 'web', tags: [tag('host.name', 'string', 'h1')] },
      p2: { serviceName: 'users', tags: [] },
    },
    warnings: null,
  });
  expect(trace.spans[0].tags).toHaveLength(12);
});

it('puts the server half of a shared id below the client half, with the children', async () => {
  const { body } = await get(`traces/${TRACE}`);
  const [root, client, server, query] = body.data[0].spans;
  expect(new Set([root, client, server, query].map(({ spanID }) => spanID)).size).toBe(4);
  expect(client.references).toEqual([{ refType: 'CHILD_OF', traceID: TRACE, spanID: root.spanID }]);
  expect([client.spanID, server.references[0].spanID]).toEqual(['00000000000000b2', '00000000000000b2']);
  expect(query.references[0].spanID).toBe(server.spanID);
  expect((await get(`traces/${TRACE}`)).body.data[0].spans[2].spanID).toBe(server.spanID);
});

it.each([
  ['', [`${'ef'.repeat(8)}`, TRACE]],
  ['&operation=call', [TRACE]],
  ['&operation=nothing', []],
  ['&minDuration=90ms', [TRACE]],
  ['&maxDuration=1.5ms', []],
  ['&minDuration=0.015s&maxDuration=40ms', ['ef'.repeat(8)]],
  [`&tags=${encodeURIComponent('{"error":"true","http.status_code":"500"}')}`, [TRACE]],
  [`&tags=${encodeURIComponent('error=true http.status_code=500')}`, [TRACE]],
  [
    `&tags=${encodeURIComponent('{"error":"false"}')}&operation=${encodeURIComponent('GET /')}`,
    ['ef'.repeat(8)],
  ],
  [`&tags=${encodeURIComponent('{"name":"n","host.name":"h1","span.kind":"server"}')}`, [TRACE]],
  ['&tag=http.status_code:501', []],
  ['&limit=1', ['ef'.repeat(8)]],
])('finds traces of a service with %s', async (filter, ids) => {
  const { status, body } = await get(`traces?service=web&${RANGE}${filter}`);
  expect(status).toBe(200);
  expect(body.errors).toBeNull();
  expect(body.data.map(({ traceID }: { traceID: string }) => traceID)).toEqual(ids);
});

it('answers traces by id, in hex and base64, and says which are missing', async () => {
  const { body } = await get(`traces?traceID=${'ef'.repeat(8)}&traceID=12ab`);
  expect(body.data.map(({ traceID }: { traceID: string }) => traceID)).toEqual(['ef'.repeat(8)]);
  expect(body.errors).toEqual([{ msg: 'trace not found', traceID: '00000000000012ab' }]);
  const base64 = Buffer.from(TRACE, 'hex').toString('base64url');
  expect((await get(`traces/${base64}`)).body.data[0].traceID).toBe(TRACE);
});

it.each([
  ['traces', 400, "parameter 'service' is required"],
  ['operations', 400, "parameter 'service' is required"],
  [
    'traces?service=web&start=x',
    400,
    `unable to parse param 'start': strconv.ParseInt: parsing "x": invalid syntax`,
  ],
  [
    'traces?service=web&minDuration=5',
    400,
    `unable to parse param 'minDuration': time: missing unit in duration "5"`,
  ],
  [
    'traces?service=web&minDuration=2s&maxDuration=1s',
    400,
    "'maxDuration' should be greater than 'minDuration'",
  ],
  ['traces?service=web&tag=error', 400, "malformed 'tag' parameter, expecting key:value, received: error"],
  ['traces?traceID=xyz', 400, 'cannot parse traceID param: strconv.ParseUint: parsing "xyz": invalid syntax'],
  ['traces/12ab', 404, 'trace not found'],
  [`traces/${'a'.repeat(33)}`, 400, `TraceID cannot be longer than 32 hex characters: ${'a'.repeat(33)}`],
  ['metrics/calls', 400, "unable to parse param 'service': please provide at least one service name"],
  [
    'metrics/latencies?service=web',
    400,
    `unable to parse param 'quantile': strconv.ParseFloat: parsing "": invalid syntax`,
  ],
  [
    'metrics/calls?service=web&spanKind=x',
    400,
    "unable to parse param 'spanKind': unsupported span kind: 'x'",
  ],
])('refuses %s as Jaeger does', async (path, code, msg) => {
  expect(await get(path)).toEqual({
    status: code,
    body: { data: null, total: 0, limit: 0, offset: 0, errors: [{ code, msg }] },
  });
});

it('lists services, operations with their kinds, and who calls whom', async () => {
  const list = async (path: string) => (await get(path)).body;
  expect(await list('services')).toMatchObject({ data: ['users', 'web'], total: 2 });
  expect(await list('services/web/operations')).toMatchObject({ data: ['GET /', 'call'], total: 2 });
  expect(await list('operations?service=web&spanKind=client')).toMatchObject({
    data: [{ name: 'call', spanKind: 'client' }],
    total: 1,
  });
  expect(await list('services/nobody/operations')).toMatchObject({ data: [], total: 0, errors: null });
  expect((await list(`dependencies?endTs=${us(60_000) / 1000}`)).data).toEqual([
    { parent: 'web', child: 'users', callCount: 1 },
  ]);
});

it('tells call rates, error rates and latencies over time', async () => {
  const asked = `service=web&endTs=${us(120_000) / 1000}&lookback=60000&step=60000&ratePer=60000`;
  const at = (path: string) => get(`metrics/${path}${asked}`);
  const points = ({ body }: Awaited<ReturnType<typeof get>>) =>
    body.metrics.map(
      (metric: { labels: object; metricPoints: { gaugeValue: object; timestamp: string }[] }) => [
        metric.labels,
        metric.metricPoints,
      ],
    );
  const end = (minutes: number) => new Date(us(minutes * 60_000) / 1000).toISOString();
  const labels = [{ name: 'service_name', value: 'web' }];
  const calls = await get(
    `metrics/calls?service=web&endTs=${us(60_000) / 1000}&lookback=60000&step=60000&ratePer=60000`,
  );
  expect(calls.body).toMatchObject({
    name: 'service_call_rate',
    type: 'GAUGE',
    help: 'calls/sec, grouped by service',
  });
  expect(points(calls)).toEqual([[labels, [{ gaugeValue: { doubleValue: 2 / 60 }, timestamp: end(1) }]]]);
  expect(points(await at('errors?'))).toEqual([]);
  const errors = await at('errors?ratePer=120000&groupByOperation=true&');
  expect(errors.body.name).toBe('service_operation_error_rate');
  expect(points(errors)).toEqual([
    [
      [{ name: 'operation', value: 'GET /' }, ...labels],
      [{ gaugeValue: { doubleValue: 0.5 }, timestamp: end(2) }],
    ],
  ]);
  const [[, [slow]]] = points(await at('latencies?quantile=0.99&ratePer=120000&'));
  expect(slow.gaugeValue.doubleValue / 100).toBeGreaterThan(0.81);
  expect(slow.gaugeValue.doubleValue / 100).toBeLessThan(1.19);
  expect((await get('metrics/minstep')).body.data).toBe(60_000);
  const year = await get('metrics/calls?service=web&lookback=60000&step=60000&ratePer=31536000000');
  expect([year.status, year.body.errors[0].msg]).toEqual([
    400,
    expect.stringMatching(/'ratePer': more than/),
  ]);
});

// Source: grafana/grafana, pkg/tsdb/jaeger/client.go.
it.each([
  ['services', 2],
  ['services/web/operations', 2],
  [
    `traces?end=${us(60_000)}&limit=20&maxDuration=1s&minDuration=1ms&operation=GET+%2F&service=web&start=${us(-1000)}&tags=%7B%22error%22%3A%22true%22%7D`,
    1,
  ],
  [`traces/${TRACE}?end=${us(60_000)}&start=${us(-1000)}`, 1],
  [`dependencies?endTs=${us(60_000) / 1000}&lookback=60000`, 1],
])('answers what Grafana asks: %s', async (path, count) => {
  const { status, body } = await get(path);
  expect(status).toBe(200);
  expect(body.errors).toBeNull();
  expect(body.data).toHaveLength(count);
});

it('says of what it does not have that it does not have it', async () => {
  const post = (path: string, body = '') =>
    serveJaeger(new Request(`http://x/api/${path}`, { method: 'POST', body }));
  expect((await post(`archive/${TRACE}`)).status).toBe(501);
  expect((await post('traces', 'thrift')).status).toBe(415);
  expect((await get('quality-metrics')).status).toBe(404);
});
