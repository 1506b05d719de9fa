import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { RECORDS, STARTED_NS } from '../../../scripts/test-search-logs';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { writeLogs } from '../../store/write/write-logs';
import { NS_PER_MS, NS_PER_SECOND } from '../../time/time-ns';
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

async function post(path: string, body: string): Promise<{ status: number; json: Record<string, unknown> }> {
  const headers = { 'content-type': path.includes('msearch') ? 'application/x-ndjson' : 'application/json' };
  const response = await fetch(`http://${listener.address}${path}`, { method: 'POST', headers, body });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe('requests as they are sent', () => {
  it('answers the example of a team verbatim', async () => {
    const body = `{
      "query": {
        "bool": {
          "must": [
            { "term": { "level": "ERROR" } },
            { "term": { "service": "stdf-parser" } },
            { "range": { "@timestamp": { "gte": "now-1h" } } }
          ]
        }
      },
      "aggs": { "error_types": { "terms": { "field": "error_type.keyword" } } }
    }`;
    const { status, json } = await post('/stdf-logs-*/_search', body);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      timed_out: false,
      hits: { total: { value: 10, relation: 'eq' } },
      aggregations: {
        error_types: {
          buckets: [
            { key: 'KeyError', doc_count: 5 },
            { key: 'ValidationError', doc_count: 5 },
          ],
        },
      },
    });
  });

  it("answers Grafana's logs and histogram", async () => {
    const from = Number((STARTED_NS - 3600n * NS_PER_SECOND) / NS_PER_MS);
    const to = Number(STARTED_NS / NS_PER_MS) + 1;
    const header = '{"ignore_unavailable":true,"index":"stdf-logs-*"}';
    const range = { range: { '@timestamp': { gte: from, lte: to, format: 'epoch_millis' } } };
    const logs = {
      query: {
        bool: {
          filter: [range, { query_string: { analyze_wildcard: true, query: 'level:error AND voltage' } }],
        },
      },
      size: 500,
      sort: [
        { '@timestamp': { order: 'desc', unmapped_type: 'boolean' } },
        { _doc: { order: 'desc', unmapped_type: 'boolean' } },
      ],
      script_fields: {},
      docvalue_fields: ['@timestamp'],
      highlight: {
        fields: { '*': {} },
        pre_tags: ['@HIGHLIGHT@'],
        post_tags: ['@/HIGHLIGHT@'],
        fragment_size: 2147483647,
      },
    };
    const histogram = {
      query: { bool: { filter: [range, { query_string: { analyze_wildcard: true, query: '*' } }] } },
      size: 0,
      aggs: {
        3: {
          terms: { field: 'error_type.keyword', size: 10, order: { _key: 'desc' }, min_doc_count: 1 },
          aggs: {
            2: {
              date_histogram: {
                field: '@timestamp',
                fixed_interval: '10m',
                min_doc_count: 0,
                extended_bounds: { min: from, max: to },
                format: 'epoch_millis',
                time_zone: 'UTC',
              },
            },
          },
        },
      },
    };
    const lines = [header, JSON.stringify(logs), header, JSON.stringify(histogram), ''].join('\n');
    const { json } = await post('/_msearch?max_concurrent_shard_requests=5', lines);
    const [first, second] = json.responses as {
      hits: { hits: Record<string, unknown>[] };
      aggregations: unknown;
    }[];
    expect(first?.hits.hits).toHaveLength(10);
    expect(first?.hits.hits[0]).toMatchObject({
      highlight: { message: ['@HIGHLIGHT@Voltage@/HIGHLIGHT@ out of range: got 2V'] },
      sort: [to - 1, expect.stringMatching(/^\d+-\d+$/)],
    });
    expect(second?.aggregations).toMatchObject({
      3: {
        buckets: [
          { key: 'ValidationError', doc_count: 5 },
          { key: 'KeyError', doc_count: 5 },
        ],
      },
    });
  });

  it('answers a page of Kibana Discover', async () => {
    const { status, json } = await post(
      '/stdf-logs-*/_search?ignore_unavailable=true&track_total_hits=false',
      JSON.stringify({
        size: 5,
        sort: [
          { '@timestamp': { order: 'desc', format: 'strict_date_optional_time', unmapped_type: 'boolean' } },
          { _doc: { order: 'desc', unmapped_type: 'boolean' } },
        ],
        version: true,
        fields: [
          { field: '*', include_unmapped: true },
          { field: '@timestamp', format: 'strict_date_optional_time' },
        ],
        script_fields: {},
        stored_fields: ['*'],
        runtime_mappings: {},
        _source: false,
        query: {
          bool: {
            must: [],
            filter: [
              { bool: { should: [{ match: { level: 'error' } }], minimum_should_match: 1 } },
              { multi_match: { type: 'phrase', query: 'out of range', lenient: true } },
              {
                range: {
                  '@timestamp': { format: 'strict_date_optional_time', gte: '2020-01-01T00:00:00.000Z' },
                },
              },
            ],
            should: [],
            must_not: [{ match_phrase: { error_type: 'KeyError' } }],
          },
        },
        highlight: { pre_tags: ['@k@'], post_tags: ['@/k@'], fields: { '*': {} }, fragment_size: 2147483647 },
      }),
    );
    expect(status).toBe(200);
    const hits = (json.hits as { hits: Record<string, unknown>[] }).hits;
    expect(hits).toHaveLength(5);
    expect(hits[0]).toMatchObject({
      _version: 1,
      fields: {
        'log.level': ['error'],
        error_type: ['ValidationError'],
        '@timestamp': [expect.stringMatching(/\.\d{3}Z$/)],
      },
      highlight: { message: [expect.stringContaining('@k@out@/k@ @k@of@/k@ @k@range@/k@')] },
    });
    expect(hits[0]).not.toHaveProperty('_source');
  });

  it.each([
    [
      'a clause in a clause, a thousand deep',
      `{"query":${'{"bool":{"must":['.repeat(1_000)}{"match_all":{}}${']}}'.repeat(1_000)}}`,
    ],
    [
      '100,000 clauses',
      `{"query":{"bool":{"should":[${Array(100_000).fill('{"term":{"a":1}}').join(',')}]}}}`,
    ],
    ['a regular expression of 100,000 signs', `{"query":{"regexp":{"a":"${'(a*)*'.repeat(20_000)}"}}}`],
    ['a regular expression that grows', '{"query":{"regexp":{"a":"((a{200}){200}){200}"}}}'],
    ['100,000 terms', `{"query":{"terms":{"a":[${Array(100_000).fill('"x"').join(',')}]}}}`],
    ['lists in lists', `{"query":${'['.repeat(200_000)}`],
    ['a name given twice', '{"size":1,"size":2}'],
    ['no JSON', '{"query":'],
    ['a text', '"query"'],
  ])('refuses %s', async (_, body) => {
    const { status, json } = await post('/logs-*/_search', body);
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      type: expect.stringMatching(/exception$|too_many/),
      reason: expect.any(String),
    });
  });
});
