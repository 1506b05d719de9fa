import { Client as Client9 } from '@elastic/elasticsearch';
import { Client as Client8 } from 'elasticsearch8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { RECORDS } from '../../../scripts/test-search-logs';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { writeLogs } from '../../store/write/write-logs';
import { startWireListener } from '../wire-listener';
import type { WireListener } from '../wire-protocol';
import { serveElastic } from './serve-elastic';

openTestDatabase();
let listener: WireListener;

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: RECORDS, digest: null });
  listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: serveElastic }));
});
afterAll(() => listener.stop());

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

  it('searches, counts and aggregates', async () => {
    const query = { bool: { filter: [{ term: { level: 'ERROR' } }, { match: { message: 'voltage' } }] } };
    const found = await client.search<{ n: number; service: { name: string } }>({
      index: 'logs-*,stdf-logs-*',
      query,
      size: 3,
      sort: [{ '@timestamp': 'desc' }],
      highlight: { fields: { message: {} } },
      aggs: { types: { terms: { field: 'error_type.keyword' } } },
    });
    expect(found.hits.total).toEqual({ value: 13, relation: 'eq' });
    expect(found.hits.hits.map((hit) => hit._source?.n)).toEqual([2, 0, 4]);
    expect(found.hits.hits[2]).toMatchObject({ _index: 'logs-api_gateway-prod', _score: null });
    expect(found.hits.hits[0]?.highlight?.message?.[0]).toContain('<em>Voltage</em>');
    expect(found.aggregations?.types).toMatchObject({
      buckets: [
        { key: 'ValidationError', doc_count: 7 },
        { key: 'KeyError', doc_count: 6 },
      ],
    });
    expect((await client.count({ index: 'logs-*', query })).count).toBe(13);
    expect((await client.count({ index: 'stdf-logs-*' })).count).toBe(20);
    expect((await client.count({ index: 'logs-*,-logs-api*' })).count).toBe(20);
  });

  it('gives every log once: by search_after, in a point in time, by scroll and by its helper', async () => {
    const numbers = RECORDS.map((_, at) => at);
    const pages = async (pit: boolean) => {
      const id = pit ? (await client.openPointInTime({ index: 'logs-*', keep_alive: '1m' })).id : '';
      const seen: number[] = [];
      let after: unknown[] | undefined;
      for (let page = 0; page < 20; page++) {
        const { hits } = await client.search<{ n: number }>({
          size: 4,
          sort: pit
            ? [{ '@timestamp': 'asc' }]
            : [{ '@timestamp': 'asc' }, { _doc: { order: 'asc' as const } }],
          ...(pit ? { pit: { id, keep_alive: '1m' } } : { index: 'logs-*' }),
          ...(after && { search_after: after as string[] }),
        });
        if (hits.hits.length === 0) break;
        seen.push(...hits.hits.map((hit) => hit._source?.n ?? -1));
        after = hits.hits.at(-1)?.sort as unknown[];
      }
      if (pit) expect(await client.closePointInTime({ id })).toMatchObject({ succeeded: true });
      return seen.sort((a, b) => a - b);
    };
    expect(await pages(false)).toEqual(numbers);
    expect(await pages(true)).toEqual(numbers);
    const helped: number[] = [];
    for await (const document of client.helpers.scrollDocuments<{ n: number }>({ index: 'logs-*', size: 7 }))
      helped.push(document.n);
    expect(helped.sort((a, b) => a - b)).toEqual(numbers);
  });

  it('tells its fields, and documents by id', async () => {
    const caps = await client.fieldCaps({ index: 'stdf-logs-*', fields: ['*', 'error_type.keyword'] });
    expect(caps.fields['@timestamp']).toHaveProperty('date');
    expect(caps.fields['error_type.keyword']).toMatchObject({ keyword: { aggregatable: true } });
    expect(caps.fields.message).toMatchObject({ text: { aggregatable: false } });
    expect(caps.fields.n).toHaveProperty('long');
    const index = 'logs-stdf-logs-default';
    const mapping = await client.indices.getMapping({ index });
    expect(mapping[index]?.mappings.properties?.['@timestamp']).toEqual({ type: 'date' });
    const { hits } = await client.search<{ n: number }>({ index, query: { term: { n: 7 } } });
    const id = hits.hits[0]?._id ?? '';
    expect(await client.get({ index, id })).toMatchObject({ found: true, _source: { n: 7 } });
    expect((await client.mget({ index, ids: [id, 'none'] })).docs).toMatchObject([
      { found: true },
      { found: false },
    ]);
    expect((await client.count({ query: { ids: { values: [id] } } })).count).toBe(1);
    await expect(client.get({ index, id: 'none' })).rejects.toMatchObject({ statusCode: 404 });
  });

  it('knows an index that holds nothing yet, and aliases', async () => {
    const index = `made-${version}`;
    await client.indices.create({ index });
    expect((await client.count({ index })).count).toBe(0);
    await client.indices.putAlias({ index: 'logs-api_gateway-prod', name: `gateway-${version}` });
    expect((await client.count({ index: `gateway-${version}` })).count).toBe(5);
    await client.index({ index, document: { message: 'first' }, refresh: true });
    expect(
      (await client.count({ index: 'made-*', query: { match: { message: 'FIRST' } } })).count,
    ).toBeGreaterThan(0);
    expect((await client.count({ index })).count).toBe(1);
  });

  it('answers many searches at once, each with its own outcome', async () => {
    const { responses } = await client.msearch({
      searches: [
        { index: 'stdf-logs-*' },
        { size: 0 },
        { index: 'none' },
        {},
        {},
        { query: { match_none: {} } },
      ],
    });
    expect(responses).toMatchObject([
      { hits: { total: { value: 20 } }, status: 200 },
      { error: { type: 'index_not_found_exception' }, status: 404 },
      { hits: { total: { value: 0 } }, status: 200 },
    ]);
  });

  it('is told in Elasticsearch words what cannot be', async () => {
    const refusal = async (body: object) =>
      await client.search({ index: 'logs-*', ...body }).then(
        () => null,
        (error: { statusCode: number; body: { error: { type: string } } }) => [
          error.statusCode,
          error.body.error.type,
        ],
      );
    expect(await refusal({ query: { nope: {} } })).toEqual([400, 'parsing_exception']);
    expect(await refusal({ query: { script: { script: 'true' } } })).toEqual([
      400,
      'illegal_argument_exception',
    ]);
    expect(await refusal({ from: 9_999, size: 2 })).toEqual([400, 'illegal_argument_exception']);
    expect(await refusal({ sort: [{ n: 'asc' }] })).toEqual([400, 'illegal_argument_exception']);
    expect(await refusal({ query: { nested: { path: 'a', query: { match_all: {} } } } })).toEqual([
      400,
      'query_shard_exception',
    ]);
  });
});
