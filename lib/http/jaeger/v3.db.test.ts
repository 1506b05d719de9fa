import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { writeSpans } from '../../store/write/write-spans';
import { formatIsoNs } from '../../time/iso';
import { NS_PER_HOUR, nowNs, timeNs } from '../../time/time-ns';
import { serveJaeger } from './serve-jaeger';

openTestDatabase();

const BASE = nowNs() - NS_PER_HOUR;
const TRACE = 'ab'.repeat(16);
const web = testStream({
  ...{ service: 'web', resource: { 'service.name': 'web' }, scopeName: 'lib', scopeVersion: null },
});
const users = testStream({ service: 'users', resource: { 'service.name': 'users' } });

beforeAll(async () => {
  const records = [
    testSpan({
      ...{
        traceId: TRACE,
        spanId: '00000000000000a1',
        parentSpanId: null,
        name: 'GET /',
        kind: 2,
        status: 2,
      },
      ...{ stream: web, start: timeNs(BASE), durationNs: 100_000_001n, statusMessage: 'boom' },
      attributes: { n: 5, wide: '9007199254740993', ratio: 0.5, ok: true, list: ['a', 1] },
      events: [{ time: timeNs(BASE + 1n), name: 'e', attributes: {} }],
    }),
    testSpan({
      ...{
        traceId: TRACE,
        spanId: '00000000000000b2',
        parentSpanId: '00000000000000ee',
        name: 'lost',
        kind: 1,
      },
      ...{ stream: users, start: timeNs(BASE + 5n), durationNs: 10n, attributes: {} },
    }),
    testSpan({
      ...{ traceId: 'not-hex', spanId: '00000000000000c3', parentSpanId: null, name: 'GET /', kind: 2 },
      ...{ stream: web, start: timeNs(BASE - 9n), durationNs: 1n, attributes: {} },
    }),
  ];
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

async function get(path: string) {
  const answer = await serveJaeger(new Request(`http://x/jaeger/api/v3/${path}`));
  return { status: answer.status, body: await answer.json(), warning: answer.headers.get('warning') };
}

const RANGE = `query.startTimeMin=${formatIsoNs(BASE - 1_000_000n)}&query.startTimeMax=${formatIsoNs(BASE + NS_PER_HOUR)}`;

it('answers a trace as OTLP, by resource and scope', async () => {
  const { status, body } = await get(`traces/${TRACE}`);
  expect(status).toBe(200);
  expect(body).toEqual({
    result: {
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'web' } }] },
          scopeSpans: [
            {
              scope: { name: 'lib' },
              spans: [
                {
                  traceId: TRACE,
                  spanId: '00000000000000a1',
                  name: 'GET /',
                  kind: 2,
                  startTimeUnixNano: BASE.toString(),
                  endTimeUnixNano: (BASE + 100_000_001n).toString(),
                  attributes: expect.arrayContaining([
                    { key: 'n', value: { intValue: '5' } },
                    { key: 'wide', value: { stringValue: '9007199254740993' } },
                    { key: 'ratio', value: { doubleValue: 0.5 } },
                    { key: 'ok', value: { boolValue: true } },
                    {
                      key: 'list',
                      value: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: '1' }] } },
                    },
                  ]),
                  events: [{ timeUnixNano: (BASE + 1n).toString(), name: 'e' }],
                  status: { code: 2, message: 'boom' },
                },
              ],
            },
          ],
        },
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'users' } }] },
          scopeSpans: [
            {
              scope: {},
              spans: [
                expect.objectContaining({ parentSpanId: '00000000000000ee', status: {}, name: 'lost' }),
              ],
            },
          ],
        },
      ],
    },
  });
});

it('answers summaries, and says which traces its readers could not take', async () => {
  const { body, warning } = await get(`trace-summaries?query.serviceName=web&${RANGE}`);
  expect(body).toEqual({
    summaries: [
      {
        traceId: TRACE,
        rootServiceName: 'web',
        rootOperationName: 'GET /',
        minStartTimeUnixNano: BASE.toString(),
        maxEndTimeUnixNano: (BASE + 100_000_001n).toString(),
        spanCount: 2,
        errorSpanCount: 1,
        orphanSpanCount: 1,
        services: [
          { name: 'users', spanCount: 1, errorSpanCount: 0 },
          { name: 'web', spanCount: 1, errorSpanCount: 1 },
        ],
      },
    ],
  });
  expect(warning).toBe('199 - "1 traces are left out: their ids are not 32 hex digits"');
});

it.each([
  [`query.service_name=web&query.num_traces=1`, 'GET /'],
  [`query.operationName=lost`, 'lost'],
  [`query.attributes=${encodeURIComponent('{"n":"5"}')}&query.durationMin=50ms`, 'GET /'],
])('finds whole traces with %s', async (asked, name) => {
  const { status, body } = await get(`traces?${RANGE}&${asked}`);
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain(`"name":"${name}"`);
});

// Source: grafana/grafana, pkg/tsdb/jaeger/grpc_client.go.
it('answers what Grafana asks of API v3, with times that it does not encode', async () => {
  const zoned = (ns: bigint) => formatIsoNs(ns + NS_PER_HOUR).replace('Z', '+01:00');
  const found = await get(
    `traces?query.attributes=%7B%22n%22%3A%225%22%7D&query.service_name=web&query.start_time_min=${zoned(BASE - 1_000_000n)}&query.start_time_max=${zoned(BASE + 1n)}`,
  );
  expect(JSON.stringify(found.body)).toContain(TRACE);
  const trace = await get(`traces/${TRACE}?start_time=${formatIsoNs(BASE)}&end_time=${formatIsoNs(BASE)}`);
  expect(trace.body.result.resourceSpans).toHaveLength(2);
});

it('lists services and operations', async () => {
  expect((await get('services')).body).toEqual({ services: ['users', 'web'] });
  expect((await get('operations?service=users')).body).toEqual({
    operations: [{ name: 'lost', spanKind: 'internal' }],
  });
  expect((await get('operations?service=users&span_kind=server')).body).toEqual({ operations: [] });
});

it.each([
  ['traces', 400, 'query.startTimeMin and query.startTimeMax are required'],
  [
    'traces?query.startTimeMin=x&query.startTimeMax=y',
    400,
    'malformed parameter query.startTimeMin: parsing time "x" as RFC 3339',
  ],
  [
    `traces?${RANGE}&query.duration_min=5`,
    400,
    'malformed parameter query.duration_min: time: missing unit in duration "5"',
  ],
  [
    `trace-summaries?${RANGE}&query.filter=%7B%7D`,
    400,
    'query.filter is not supported: jaeger.query.structuredFilters is off',
  ],
  [`traces?${RANGE}&query.serviceName=nobody`, 404, 'No traces found'],
  ['traces/12ab', 404, 'trace not found'],
])('refuses %s as Jaeger does', async (path, httpCode, message) => {
  expect(await get(path)).toMatchObject({ status: httpCode, body: { error: { httpCode, message } } });
});
