import { Client as Client9 } from '@elastic/elasticsearch';
import { Client as Client8 } from 'elasticsearch8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { startWireListener } from '../wire-listener';
import type { WireListener } from '../wire-protocol';
import { serveElastic } from './serve-elastic';

const database = openTestDatabase();
let listener: WireListener;

beforeAll(async () => {
  listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: serveElastic }));
});
afterAll(() => listener.stop());

const bodies = async (index: string) =>
  (
    await database.query<{ body: string }>(
      `SELECT body FROM log JOIN stream ON stream.id = stream_id
       WHERE resource->>'elasticsearch.index' = $1 ORDER BY seq`,
      [index],
    )
  ).map(({ body }) => body);

// The two clients' types differ, what they do here does not.
const CLIENTS = [
  ['8', () => new Client8({ node: `http://${listener.address}` }) as unknown as Client9],
  ['9', () => new Client9({ node: `http://${listener.address}` })],
] as const;

describe.each(CLIENTS)('@elastic/elasticsearch %s', (version, make) => {
  let client: Client9;
  beforeAll(() => {
    client = make();
  });
  afterAll(() => client.close());

  it('finds an Elasticsearch 8', async () => {
    expect(await client.ping()).toBe(true);
    const info = await client.info();
    expect(info.version.number).toMatch(/^8\./);
    expect((await client.cluster.health()).status).toBe('green');
    expect((await client.license.get()).license.type).toBe('basic');
  });

  it('writes with the bulk helper: what is refused is dropped with its reason, the others are stored', async () => {
    const index = `helper-${version}`;
    const dropped: unknown[] = [];
    const documents = Array.from({ length: 500 }, (_, at) => ({
      '@timestamp': at === 100 ? 'yesterday' : new Date().toISOString(),
      message: `line ${at}`,
      log: { level: 'warn' },
    }));
    const stats = await client.helpers.bulk({
      datasource: documents,
      flushBytes: 20_000,
      onDocument: () => ({ create: { _index: index } }),
      onDrop: ({ status, error }) => dropped.push({ status, type: error?.type }),
    });
    expect(stats).toMatchObject({ total: 500, failed: 1, successful: 499 });
    expect(dropped).toEqual([{ status: 400, type: 'document_parsing_exception' }]);
    expect(await bodies(index)).toHaveLength(499);
  });

  it('writes a document once however often it is sent under its id', async () => {
    const index = `ids-${version}`;
    const put = async (message: string) => await client.index({ index, id: 'a/b 1', document: { message } });
    expect(await put('first')).toMatchObject({ _index: index, _id: 'a/b 1', result: 'created' });
    expect(await put('first')).toMatchObject({ result: 'noop' });
    await expect(put('changed')).rejects.toMatchObject({
      statusCode: 409,
      body: {
        status: 409,
        error: {
          type: 'version_conflict_engine_exception',
          reason: expect.stringContaining('never overwritten'),
        },
      },
    });
    await expect(client.create({ index, id: 'a/b 1', document: { message: 'first' } })).rejects.toMatchObject(
      {
        statusCode: 409,
      },
    );
    await expect(client.delete({ index, id: 'a/b 1' })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { reason: expect.stringContaining('deletes are not supported') } },
    });
    const upsert = await client.update({ index, id: '2', doc: { message: 'second' }, doc_as_upsert: true });
    expect(upsert.result).toBe('created');
    expect(await bodies(index)).toEqual(['first', 'second']);
  });

  it('gives a document without an id the one it is found under', async () => {
    const index = `own-ids-${version}`;
    const { _id } = await client.index({
      index,
      document: { message: 'x', '@timestamp': '2025-11-22T08:00:00Z' },
    });
    const [row] = await database.query<{ id: string }>(
      `SELECT time_ns || '-' || seq AS id FROM log JOIN stream ON stream.id = stream_id
       WHERE resource->>'elasticsearch.index' = $1`,
      [index],
    );
    expect(_id).toBe(row?.id);
    const found = await client.get<{ message: string }>({ index, id: _id });
    expect(found).toMatchObject({ _index: index, _id, found: true, _source: { message: 'x' } });
    await expect(client.get({ index: 'other', id: _id })).rejects.toMatchObject({ statusCode: 404 });
  });

  it('reads a document by the id it was written with, also when that is not remembered any more', async () => {
    const index = `read-${version}`;
    await client.index({ index, id: 'mine', document: { message: 'x', nested: { a: 1 } } });
    const read = async () => (await client.get({ index, id: 'mine' }))._source;
    expect(await read()).toMatchObject({ message: 'x', nested: { a: 1 } });
    await database.query('TRUNCATE document_id');
    expect(await read()).toMatchObject({ message: 'x', nested: { a: 1 } });
    expect(await client.exists({ index, id: 'none' })).toBe(false);
  });

  it('lists its indices with their counts', async () => {
    const index = `listed-${version}`;
    await client.index({ index, document: { message: 'x' } });
    await client.index({ index, document: { message: 'y' } });
    expect(await client.cat.indices({ index: `${index}*`, format: 'json' })).toMatchObject([
      { health: 'green', status: 'open', index, 'docs.count': '2' },
    ]);
    expect(await client.cat.indices({ index, h: ['index', 'dc'], v: true, format: 'text' })).toBe(
      `index    dc\n${index}  2\n`,
    );
  });

  it('sets up what shippers set up, and finds it again', async () => {
    const name = `setup-${version}`;
    expect(await client.indices.existsIndexTemplate({ name })).toBe(false);
    await client.indices.putIndexTemplate({ name, index_patterns: [`${name}-*`], priority: 150 });
    expect(await client.indices.existsIndexTemplate({ name })).toBe(true);
    expect((await client.indices.getIndexTemplate({ name })).index_templates[0]).toMatchObject({
      name,
      index_template: { index_patterns: [`${name}-*`], priority: 150 },
    });
    await client.ilm.putLifecycle({ name, policy: { phases: { hot: { actions: {} } } } });
    expect((await client.ilm.getLifecycle({ name }))[name]?.policy).toEqual({
      phases: { hot: { actions: {} } },
    });
    await expect(client.ilm.getLifecycle({ name: 'none' })).rejects.toMatchObject({ statusCode: 404 });
    await client.cluster.putComponentTemplate({ name, template: {} });
    expect(await client.cluster.existsComponentTemplate({ name })).toBe(true);
    expect(await client.indices.exists({ index: name })).toBe(false);
    await client.indices.create({ index: name, aliases: { [`${name}-alias`]: {} } });
    expect(await client.indices.exists({ index: name })).toBe(true);
    expect(await client.indices.existsAlias({ name: `${name}-alias` })).toBe(true);
    await expect(client.indices.create({ index: name })).rejects.toMatchObject({
      body: { error: { type: 'resource_already_exists_exception' } },
    });
    await client.indices.refresh({ index: name });
  });
});
