import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { AppError } from '../../errors';
import { readIngestCounters } from '../../store/status/ingest-counters';
import * as writer from '../../store/write/write-logs';
import { serveElastic } from './serve-elastic';

const database = openTestDatabase();

async function call(path: string, body?: string, headers: Record<string, string> = {}, method = 'POST') {
  const request = new Request(`http://es.test${path}`, { method, headers, ...(body && { body }) });
  const response = await serveElastic(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
}

const lines = (...pairs: object[]) => pairs.map((one) => `${JSON.stringify(one)}\n`).join('');
const two = lines({ index: { _index: 'a' } }, { message: 'x' }, { index: { _index: 'a' } }, { message: 'y' });
const count = async () => Number((await database.query<{ n: bigint }>('SELECT count(*) n FROM log'))[0]?.n);

beforeAll(() => {
  vi.spyOn(writer, 'writeLogs');
});
afterEach(() => {
  vi.mocked(writer.writeLogs).mockReset();
});

describe('answers', () => {
  it('name the product, in the media type asked for, also to errors', async () => {
    const vendor = 'application/vnd.elasticsearch+json; compatible-with=8';
    for (const path of ['/', '/none/such/path']) {
      const { headers } = await call(path, undefined, { accept: vendor }, 'GET');
      expect(headers.get('x-elastic-product')).toBe('Elasticsearch');
      expect(headers.get('content-type')).toBe('application/vnd.elasticsearch+json;compatible-with=8');
    }
    expect((await call('/', undefined, {}, 'GET')).headers.get('content-type')).toBe('application/json');
  });

  it('are filtered as the sender asks', async () => {
    const body = `${lines({ create: { _index: 'a' } }, { message: 'x' })}{"delete":{"_index":"a","_id":"1"}}\n`;
    const { json } = await call('/_bulk?filter_path=errors,items.*.error.type,items.*.status', body);
    expect(json).toEqual({
      errors: true,
      items: [
        { create: { status: 201 } },
        { delete: { status: 400, error: { type: 'illegal_argument_exception' } } },
      ],
    });
  });
});

describe('a full queue', () => {
  const full = () => {
    throw new AppError('too_many_requests', 'More arrives than can be stored.', { retryAfterSeconds: 3 });
  };

  it('is 429 for each document that would have been stored, 400 for each that never will', async () => {
    vi.mocked(writer.writeLogs).mockImplementation(full);
    const { status, headers, json } = await call('/_bulk', `${two}{"delete":{"_index":"a","_id":"1"}}\n`);
    expect(status).toBe(200);
    expect(headers.get('retry-after')).toBe('3');
    expect(json.errors).toBe(true);
    expect(
      json.items.map((item: Record<string, { status: number }>) => Object.values(item)[0]?.status),
    ).toEqual([429, 429, 400]);
    expect(json.items[0].index.error.type).toBe('es_rejected_execution_exception');
  });

  it.each([
    'Vector/0.41.1 (x86_64)',
    'elasticsearch-ruby/8.10.0; elastic-transport-ruby/8.3.0; RUBY_VERSION: 3.1.4;',
  ])('is 429 for the whole request to senders that drop documents refused alone: %s', async (agent) => {
    vi.mocked(writer.writeLogs).mockImplementation(full);
    const { status, headers, json } = await call('/_bulk', two, { 'user-agent': agent });
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('3');
    expect(json.error.type).toBe('es_rejected_execution_exception');
  });

  it('is 429 for a single document', async () => {
    vi.mocked(writer.writeLogs).mockImplementation(full);
    const { status, headers, json } = await call('/a/_doc', '{"message":"x"}');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('3');
    expect(json).toMatchObject({ status: 429, error: { type: 'es_rejected_execution_exception' } });
  });
});

it('a database that is away is 503 for the whole request', async () => {
  vi.mocked(writer.writeLogs).mockImplementation(() => {
    throw new AppError('unavailable', 'The database does not take writes now.', { retryAfterSeconds: 5 });
  });
  const { status, headers, json } = await call('/_bulk', two);
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('5');
  expect(json.status).toBe(503);
});

it('documents for an ingest pipeline are stored as they came, and the status page says so', async () => {
  const before = await count();
  await call(
    '/_ingest/pipeline/grok-it',
    JSON.stringify({ processors: [{ set: { field: 'a', value: 1 } }] }),
    {},
    'PUT',
  );
  expect((await call('/_ingest/pipeline/grok-it', undefined, {}, 'GET')).json).toHaveProperty(
    'grok-it.processors',
  );
  const { json } = await call('/_bulk?pipeline=grok-it', two);
  expect(json.errors).toBe(false);
  expect(await count()).toBe(before + 2);
  expect(readIngestCounters().repairs).toContainEqual({
    what: 'ingest pipeline [grok-it] not run',
    count: 2,
  });
});

it('a pipeline that a template gives to an index counts as one that is not run, unless the request turns it off', async () => {
  const put = (path: string, body: object) => call(path, JSON.stringify(body), {}, 'PUT');
  const counted = () =>
    readIngestCounters().repairs.find(({ what }) => what === 'ingest pipeline [by-template] not run')?.count;
  await put('/_component_template/piped', {
    template: { settings: { index: { default_pipeline: 'by-template' } } },
  });
  await put('/_index_template/piped', { index_patterns: ['piped-*'], composed_of: ['piped'] });
  const one = lines({ index: { _index: 'piped-1' } }, { message: 'x' }, { index: { _index: 'other' } }, {});
  await call('/_bulk', one);
  expect(counted()).toBe(1);
  await call('/_bulk?pipeline=_none', one);
  expect(counted()).toBe(1);
});

it('documents of metrics are answered, not stored and counted', async () => {
  const notStored = () => readIngestCounters().ingest.metrics.notStored;
  const [stored, counted] = [await count(), notStored()];
  const { json } = await call(
    '/_bulk',
    lines(
      { create: { _index: 'metrics-system.cpu-default' } },
      { '@timestamp': '2026-11-22T10:00:00Z', system: { cpu: { total: { pct: 0.5 } } } },
      { create: { _index: 'metricbeat-8.15.0' } },
      { '@timestamp': '2026-11-22T10:00:00Z', metricset: { name: 'cpu', period: 10_000 } },
      { create: { _index: 'logs-app-default' } },
      { message: 'a log' },
    ),
  );
  expect(json.errors).toBe(false);
  expect(json.items.map(({ create }: { create: object }) => create)).toMatchObject([
    { result: 'noop', status: 200 },
    { result: 'noop', status: 200 },
    { result: 'created', status: 201 },
  ]);
  expect(await count()).toBe(stored + 1);
  expect(notStored()).toBe(counted + 2);
});

it('rsyslog writes one document under a type, and no other path is taken for one', async () => {
  expect(await call('/system/events?', '{"message":"x"}')).toMatchObject({
    status: 201,
    json: { _index: 'system', result: 'created' },
  });
  expect((await call('/system/_unknown', '{"message":"x"}')).status).toBe(404);
  expect((await call('/_unknown/x', '{"message":"x"}')).status).toBe(404);
});

it('a body that is too large is 413', async () => {
  const { status, json } = await call('/_bulk', two, { 'content-length': String(65 * 1024 * 1024) });
  expect(status).toBe(413);
  expect(json.error.type).toBe('content_too_long_exception');
});

describe('exists', () => {
  const found = async (field: string) => {
    const { json } = await call('/x-exists/_count', JSON.stringify({ query: { exists: { field } } }));
    return json.count;
  };

  it('finds a level that names no severity, as the document shows it', async () => {
    await call(
      '/_bulk',
      lines(
        { index: { _index: 'x-exists' } },
        { message: 'one', log: { level: 'chatty' } },
        { index: { _index: 'x-exists' } },
        { message: 'two', log: { level: 'error' }, http: { method: 'GET' }, n: 5, ok: false },
        { index: { _index: 'x-exists' } },
        { message: 'three' },
      ),
    );
    expect([await found('log.level'), await found('level')]).toEqual([2, 1]);
  });

  it('finds fields of every kind, objects by what is in them, and nothing of what nobody has', async () => {
    const names = ['n', 'ok', 'http.method', 'http', 'htt', 'http.method.x', 'data_stream'];
    expect(await Promise.all(names.map(found))).toEqual([1, 1, 1, 1, 0, 0, 3]);
  });
});

it('a query string that Lucene cannot read is refused as Elasticsearch refuses it', async () => {
  const { status, json } = await call(
    '/_search',
    JSON.stringify({ query: { query_string: { query: 'a AND (b', lenient: true } } }),
  );
  expect(status).toBe(400);
  expect(json.error).toMatchObject({
    type: 'query_shard_exception',
    reason: 'Failed to parse query [a AND (b]',
    caused_by: { type: 'parse_exception' },
  });
});

describe('aliases, mappings and settings', () => {
  const write = (index: string) =>
    call('/_bulk', lines({ index: { _index: index } }, { message: 'in an index' }));
  const total = async (index: string) => (await call(`/${index}/_count`, '{}')).json.count;
  const send = (method: string, path: string, body: object) => call(path, JSON.stringify(body), {}, method);

  it('an alias stands for all its indices, until it is taken away', async () => {
    await write('al-1');
    await write('al-2');
    const add = (index: string) => ({ add: { index, alias: 'al', is_write_index: index === 'al-2' } });
    expect((await send('POST', '/_aliases', { actions: [add('al-1'), add('al-2')] })).json.acknowledged).toBe(
      true,
    );
    expect(await total('al')).toBe(2);
    expect((await call('/al-*/_alias/al', undefined, {}, 'GET')).json).toEqual({
      'al-1': { aliases: { al: { is_write_index: true } } },
      'al-2': { aliases: { al: { is_write_index: true } } },
    });
    await send('POST', '/_aliases', { actions: [{ remove: { index: 'al-1', alias: 'al' } }] });
    expect(await total('al')).toBe(1);
    expect(
      (await send('POST', '/_aliases', { actions: [{ remove: { index: 'al-1', alias: 'al' } }] })).status,
    ).toBe(404);
    expect(
      (await send('POST', '/_aliases', { actions: [{ remove_index: { index: 'al-1' } }] })).json.error.reason,
    ).toMatch(/immutable/);
  });

  it('of an index are kept and shown again; of an unknown one they are refused', async () => {
    await write('set-1');
    const refresh = { index: { refresh_interval: '30s' } };
    expect((await send('PUT', '/set-1/_settings', refresh)).json).toEqual({ acknowledged: true });
    expect((await send('PUT', '/set-1/_mapping', { properties: { a: { type: 'keyword' } } })).status).toBe(
      200,
    );
    expect((await call('/set-1/_settings', undefined, {}, 'GET')).json['set-1'].settings.index).toMatchObject(
      {
        refresh_interval: '30s',
        provided_name: 'set-1',
      },
    );
    expect((await send('PUT', '/nobody/_mapping', {})).json.error.type).toBe('index_not_found_exception');
    expect(await total('set-1')).toBe(1);
  });
});
