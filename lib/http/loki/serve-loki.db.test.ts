import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { serveLoki } from './serve-loki';

openTestDatabase();

const BASE = 'http://localhost:3100';
const NOW_MS = Date.now() - 60_000;
const AT = BigInt(NOW_MS) * 1_000_000n;
const TRACE = '0af7651916cd43dd8448eb211c80319c';
type Answer = { status: string; data: { resultType: string; result: unknown; encodingFlags?: string[] } };

async function push(streams: unknown, headers: Record<string, string> = {}) {
  const response = await serveLoki(
    new Request(`${BASE}/loki/api/v1/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ streams }),
    }),
  );
  return { status: response.status, text: await response.text() };
}

async function get(path: string, params: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const response = await serveLoki(new Request(`${BASE}${path}?${new URLSearchParams(params)}`, { headers }));
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}

/** As Grafana asks: nanoseconds, and the flag of version 10 and later. */
const RANGE = {
  start: `${AT - 600_000_000_000n}`,
  end: `${AT + 60_000_000_000n}`,
  limit: '1000',
  direction: 'backward',
};
const FLAG = { 'x-loki-response-encoding-flags': 'categorize-labels' };

beforeAll(async () => {
  const line = (n: number) => `${AT + BigInt(n)}`;
  await push([
    {
      stream: { app: 'shop', env: 'prod' },
      values: [
        [line(1), 'level=warn msg="cart slow" ms=512', { trace_id: TRACE }],
        [line(2), '{"level":"error","msg":"boom","code":500}'],
        [line(3), 'plain Text'],
      ],
    },
    { stream: { app: 'pay', env: 'prod' }, values: [[line(4), 'paid']] },
  ]);
});

describe('query_range', () => {
  it('gives lines back letter by letter, newest first, under the labels they were pushed with', async () => {
    const { body } = await get('/loki/api/v1/query_range', { ...RANGE, query: '{app="shop"}' }, FLAG);
    const { data } = body as Answer;
    expect(data.encodingFlags).toEqual(['categorize-labels']);
    expect(data.result).toEqual([
      {
        stream: { app: 'shop', env: 'prod', service_name: 'shop' },
        values: [
          [`${AT + 3n}`, 'plain Text', { structuredMetadata: { detected_level: 'unknown' } }],
          [
            `${AT + 2n}`,
            '{"level":"error","msg":"boom","code":500}',
            { structuredMetadata: { detected_level: 'error' } },
          ],
          [
            `${AT + 1n}`,
            'level=warn msg="cart slow" ms=512',
            { structuredMetadata: { detected_level: 'warn', trace_id: TRACE } },
          ],
        ],
      },
    ]);
    expect(body).toMatchObject({
      status: 'success',
      data: { resultType: 'streams', stats: { summary: { totalEntriesReturned: 3 } } },
    });
  });

  it('takes times in every spelling, and a posted form', async () => {
    const seconds = Math.floor(NOW_MS / 1000);
    for (const times of [
      { start: String(seconds - 60), end: String(seconds + 60) },
      { start: `${seconds - 60}.5`, end: `${seconds + 60}.25` },
      { start: new Date(NOW_MS - 60_000).toISOString(), end: new Date(NOW_MS + 60_000).toISOString() },
      { since: '30m' },
    ]) {
      const body = new URLSearchParams({ query: '{app="pay"}', ...times } as Record<string, string>);
      const response = await serveLoki(
        new Request(`${BASE}/loki/api/v1/query_range`, { method: 'POST', body }),
      );
      expect(await response.json()).toMatchObject({
        data: { result: [{ values: [[`${AT + 4n}`, 'paid']] }] },
      });
    }
  });

  it("answers Grafana's histogram of levels", async () => {
    const query = 'sum by (level, detected_level) (count_over_time({env="prod"} |= `` [1m]))';
    const end = String((AT / 60_000_000_000n + 1n) * 60_000_000_000n);
    const { body } = await get('/loki/api/v1/query_range', { query, start: end, end, step: '60000ms' });
    const at = Number(BigInt(end) / 1_000_000_000n);
    expect(body.data).toMatchObject({
      resultType: 'matrix',
      result: [
        { metric: { detected_level: 'error' }, values: [[at, '1']] },
        { metric: { detected_level: 'unknown' }, values: [[at, '2']] },
        { metric: { detected_level: 'warn' }, values: [[at, '1']] },
      ],
    });
  });

  it.each([
    ['{app="shop"', /parse error at line 1, col 12: syntax error: unexpected \$end/],
    ['{app=~".*"}', /queries require at least one regexp or equality matcher/],
    ['rate({app="shop"} | json [1m])', /pipeline error: 'JSONParserErr' for series/],
    ['{app="shop"} | line_format `{{if .x}}`', /invalid line template/],
  ])('refuses %s as Loki does', async (query, message) => {
    const { status, text } = await get('/loki/api/v1/query_range', { ...RANGE, query });
    expect(status).toBe(400);
    expect(text).toMatch(message);
  });

  it.each([
    [{ limit: '6000' }, /max entries limit per query exceeded/],
    [{ limit: '-1' }, /limit must be a positive value/],
    [{ step: '0' }, /zero or negative query resolution step/],
    [{ step: '0.001' }, /exceeded maximum resolution of 11,000 points/],
    [{ direction: 'up' }, /invalid direction 'up'/],
    [{ start: 'now' }, /could not parse 'start' parameter/],
    [{ start: '1795369660', end: '1795369560' }, /end timestamp must not be before/],
  ])('refuses the parameters %j', async (params, message) => {
    const { status, text } = await get('/loki/api/v1/query_range', {
      ...RANGE,
      query: '{app="shop"}',
      ...(params as Record<string, string>),
    });
    expect([status, text]).toEqual([400, expect.stringMatching(message)]);
  });
});

describe('query', () => {
  it("answers Grafana's health check", async () => {
    const { body } = await get('/loki/api/v1/query', { query: 'vector(1)+vector(1)', time: '4000000000' });
    expect(body).toMatchObject({
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: {}, value: [4000000000, '2'] }] },
    });
  });

  it('gives one value a series, and a number alone as a scalar', async () => {
    const time = `${AT + 1_000_000_000n}`;
    const { body } = await get('/loki/api/v1/query', {
      query: 'sum by (app) (count_over_time({env="prod"}[5m]))',
      time,
    });
    const at = Number(BigInt(time) / 1_000_000n) / 1000;
    expect(body.data.result).toEqual([
      { metric: { app: 'pay' }, value: [at, '1'] },
      { metric: { app: 'shop' }, value: [at, '3'] },
    ]);
    const { body: scalar } = await get('/loki/api/v1/query', { query: '2*3', time });
    expect(scalar.data).toMatchObject({ resultType: 'scalar', result: [at, '6'] });
    const { body: most } = await get('/loki/api/v1/query', {
      query: 'max_over_time({app="shop"} | logfmt | unwrap ms | __error__="" [5m]) by (app)',
      time,
    });
    expect(most.data.result).toEqual([{ metric: { app: 'shop' }, value: [at, '512'] }]);
  });
});

describe('browsing', () => {
  it('lists labels, their values and series of a range', async () => {
    const { body: names } = await get('/loki/api/v1/labels', RANGE);
    expect(names.data).toEqual(expect.arrayContaining(['app', 'env', 'service_name']));
    const { body: values } = await get('/loki/api/v1/label/app/values', { ...RANGE, query: '{env="prod"}' });
    expect(values).toEqual({ status: 'success', data: ['pay', 'shop'] });
    const { body: series } = await get('/loki/api/v1/series', { ...RANGE, 'match[]': '{app="pay"}' });
    expect(series).toEqual({ status: 'success', data: [{ app: 'pay', env: 'prod', service_name: 'pay' }] });
    const { body: before } = await get('/loki/api/v1/labels', { start: '1577836800', end: '1577836900' });
    expect(before.data).toEqual([]);
  });

  it('tells volumes, statistics and fields', async () => {
    const query = '{app="shop"}';
    const { body: stats } = await get('/loki/api/v1/index/stats', { ...RANGE, query });
    expect(stats).toEqual({ streams: 1, chunks: 1, entries: 3, bytes: 84 });
    const { body: volume } = await get('/loki/api/v1/index/volume', {
      ...RANGE,
      query: '{env="prod"}',
      targetLabels: 'app',
    });
    expect(
      volume.data.result.map((one: { metric: object; value: [number, string] }) => [
        one.metric,
        one.value[1],
      ]),
    ).toEqual([
      [{ app: 'shop' }, '84'],
      [{ app: 'pay' }, '4'],
    ]);
    const { body: fields } = await get('/loki/api/v1/detected_fields', { ...RANGE, query });
    expect(fields.fields).toEqual(
      expect.arrayContaining([
        { label: 'ms', type: 'int', cardinality: 1, parsers: ['logfmt'] },
        { label: 'code', type: 'int', cardinality: 1, parsers: ['json'] },
        { label: 'trace_id', type: 'string', cardinality: 1, parsers: null },
      ]),
    );
    const { body: labels } = await get('/loki/api/v1/detected_labels', { ...RANGE, query: '{env="prod"}' });
    expect(labels.detectedLabels).toContainEqual({ label: 'app', cardinality: 2 });
  });

  it.each([
    ['/ready', 200, /^ready/],
    ['/loki/api/v1/status/buildinfo', 200, /"version":"3\./],
    ['/loki/api/v1/patterns', 404, /404 page not found/],
    ['/loki/api/v1/tail', 426, /WebSocket/],
    ['/loki/api/v1/rules', 404, /Nothing is served at/],
  ])('answers %s with %i', async (path, status, message) => {
    const answer = await get(path);
    expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(message)]);
  });
});
