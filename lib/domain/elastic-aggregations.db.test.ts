import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import type { JsonValue } from '../compat/elastic/document-of-log';
import { ALL } from '../compat/elastic/query/nodes';
import { readElasticQuery } from '../compat/elastic/query/read-query';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { LogRecord } from '../contracts/telemetry';
import { parseQuery } from '../query/parse';
import { writeLogs } from '../store/write/write-logs';
import { parseIsoNs } from '../time/iso';
import { timeNs } from '../time/time-ns';
import { runAggregations } from './elastic-aggregations';
import { predicateOf } from './read-query';

openTestDatabase();

const NOW = parseIsoNs('2026-04-01') ?? 0n;
const ERRORS = { query_string: { query: 'level:ERROR' } };
const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const api = testStream({ service: 'api', resource: { 'host.name': 'h1', zone: 'a' } });
const parser = testStream({ service: 'stdf-parser', resource: { 'host.name': 'h2' } });

function log(time: string, over: Partial<LogRecord>): LogRecord {
  return testLog({ time: timeNs(parseIsoNs(time) ?? 0n), ...over });
}

beforeAll(async () => {
  const records = [
    log('2026-03-28T22:30:00Z', {
      stream: api,
      severityNumber: 17,
      attributes: { error_type: 'ValueError', ms: 5 },
    }),
    log('2026-03-29T00:30:00Z', {
      stream: api,
      severityNumber: 17,
      attributes: { error_type: 'KeyError', ms: 7.5 },
    }),
    log('2026-03-29T00:59:59.999999999Z', {
      stream: parser,
      attributes: { error_type: 'ValueError', ms: '2.5' },
    }),
    log('2026-03-29T01:00:00Z', {
      stream: parser,
      attributes: { tags: ['a', 'b', 'a'], ms: [1, 2, 2], ok: true },
    }),
    log('2026-03-29T22:30:00Z', {
      stream: api,
      severityNumber: 0,
      attributes: { tags: 'b', ok: false, zone: 'own' },
    }),
  ];
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

async function aggregate(aggs: unknown, { q = '', typedKeys = false } = {}) {
  return await runAggregations(ctx, {
    aggs,
    predicate: predicateOf(ctx, parseQuery(q).ast, 0n, 'log'),
    range: { fromNs: parseIsoNs('2026-03-01') ?? 0n, toNs: parseIsoNs('2026-05-01') ?? 0n },
    now: NOW,
    readQuery: (query) => readElasticQuery(query as JsonValue, { nowNs: NOW, ofIndex: () => ALL }),
    typedKeys,
  });
}

describe('runAggregations', () => {
  it('counts the values of a field, most frequent first', async () => {
    expect(await aggregate({ errors: { terms: { field: 'error_type.keyword', size: 1 } } })).toEqual({
      errors: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 1,
        buckets: [{ key: 'ValueError', doc_count: 2 }],
      },
    });
  });

  it('cuts time into the days of a zone, with metrics in each and empty buckets between', async () => {
    const answer = await aggregate({
      days: {
        date_histogram: { field: '@timestamp', calendar_interval: 'day', time_zone: 'Europe/Berlin' },
        aggs: { ms: { avg: { field: 'ms' } } },
      },
    });
    expect(answer.days).toEqual({
      buckets: [
        {
          key_as_string: '2026-03-28T00:00:00.000+01:00',
          key: Date.parse('2026-03-27T23:00:00Z'),
          doc_count: 1,
          ms: { value: 5 },
        },
        {
          key_as_string: '2026-03-29T00:00:00.000+01:00',
          key: Date.parse('2026-03-28T23:00:00Z'),
          doc_count: 3,
          ms: { value: 3 },
        },
        {
          key_as_string: '2026-03-30T00:00:00.000+02:00',
          key: Date.parse('2026-03-29T22:00:00Z'),
          doc_count: 1,
          ms: { value: null },
        },
      ],
    });
  });

  it('ranks inside of each bucket, by a metric too, and finds values of the stream', async () => {
    const answer = await aggregate(
      {
        services: {
          terms: { field: 'service.name', order: { 'load.max': 'desc' } },
          aggs: {
            load: { stats: { field: 'ms' } },
            levels: { terms: { field: 'log.level', order: { _key: 'asc' } } },
            zones: { terms: { field: 'zone', missing: 'none' }, meta: { mine: 1 } },
          },
        },
      },
      { typedKeys: true },
    );
    expect(answer).toEqual({
      'sterms#services': {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          {
            key: 'api',
            doc_count: 3,
            'stats#load': { count: 2, min: 5, max: 7.5, avg: 6.25, sum: 12.5 },
            'sterms#levels': {
              doc_count_error_upper_bound: 0,
              sum_other_doc_count: 0,
              buckets: [{ key: 'ERROR', doc_count: 2 }],
            },
            'sterms#zones': {
              meta: { mine: 1 },
              doc_count_error_upper_bound: 0,
              sum_other_doc_count: 0,
              buckets: [
                { key: 'a', doc_count: 2 },
                { key: 'own', doc_count: 1 },
              ],
            },
          },
          {
            key: 'stdf-parser',
            doc_count: 2,
            'stats#load': { count: 4, min: 1, max: 2.5, avg: 1.875, sum: 7.5 },
            'sterms#levels': {
              doc_count_error_upper_bound: 0,
              sum_other_doc_count: 0,
              buckets: [{ key: 'INFO', doc_count: 2 }],
            },
            'sterms#zones': {
              meta: { mine: 1 },
              doc_count_error_upper_bound: 0,
              sum_other_doc_count: 0,
              buckets: [{ key: 'none', doc_count: 2 }],
            },
          },
        ],
      },
    });
  });

  it('puts a log with a list into the bucket of each of its values, once', async () => {
    const answer = await aggregate({
      tags: { terms: { field: 'tags' }, aggs: { n: { value_count: { field: 'ms' } } } },
      ok: { terms: { field: 'ok' } },
    });
    expect(answer).toMatchObject({
      tags: {
        buckets: [
          { key: 'b', doc_count: 2, n: { value: 2 } },
          { key: 'a', doc_count: 1, n: { value: 2 } },
        ],
      },
      ok: {
        buckets: [
          { key: 0, key_as_string: 'false', doc_count: 1 },
          { key: 1, key_as_string: 'true', doc_count: 1 },
        ],
      },
    });
  });

  it('gives the newest logs of each bucket as hits', async () => {
    const answer = await aggregate({
      services: {
        terms: { field: 'service' },
        aggs: {
          newest: { top_hits: { size: 1, _source: ['error_type', 'ms'], sort: [{ '@timestamp': 'desc' }] } },
          slowest: { top_metrics: { metrics: { field: 'error_type' }, sort: { ms: 'desc' } } },
        },
      },
    });
    expect(answer.services).toMatchObject({
      buckets: [
        {
          key: 'api',
          newest: {
            hits: {
              total: { value: 3, relation: 'eq' },
              max_score: null,
              hits: [{ _score: null, _source: {}, sort: [Date.parse('2026-03-29T22:30:00Z')] }],
            },
          },
          slowest: { top: [{ sort: [7.5], metrics: { error_type: 'KeyError' } }] },
        },
        {
          key: 'stdf-parser',
          newest: { hits: { total: { value: 2, relation: 'eq' }, hits: [{ _source: { ms: [1, 2, 2] } }] } },
          slowest: { top: [{ sort: ['2.5'], metrics: { error_type: 'ValueError' } }] },
        },
      ],
    });
  });

  it('has a bucket for every filter and range, empty ones too', async () => {
    const answer = await aggregate({
      named: {
        filters: {
          filters: { errors: ERRORS, keys: { term: { 'error_type.keyword': 'KeyError' } } },
          other_bucket: true,
        },
        aggs: { n: { value_count: { field: 'ms' } } },
      },
      listed: { filters: { filters: [ERRORS, { exists: { field: 'nothing_has_this' } }] } },
      one: { filter: ERRORS, aggs: { types: { terms: { field: 'error_type', include: 'K.*' } } } },
      none: { missing: { field: 'error_type' } },
      ranges: {
        range: { field: 'ms', ranges: [{ from: 100 }, { to: 3 }, { from: 3, to: 100, key: 'middle' }] },
      },
      dates: { date_range: { field: '@timestamp', ranges: [{ to: 'now-3d' }, { from: '2026-03-29||/d' }] } },
      steps: { histogram: { field: 'ms', interval: 2.5 } },
    });
    expect(answer).toEqual({
      named: {
        buckets: {
          errors: { doc_count: 2, n: { value: 2 } },
          keys: { doc_count: 1, n: { value: 1 } },
          _other_: { doc_count: 3, n: { value: 3 } },
        },
      },
      listed: { buckets: [{ doc_count: 2 }, { doc_count: 0 }] },
      one: {
        doc_count: 2,
        types: {
          doc_count_error_upper_bound: 0,
          sum_other_doc_count: 0,
          buckets: [{ key: 'KeyError', doc_count: 1 }],
        },
      },
      none: { doc_count: 2 },
      ranges: {
        buckets: [
          { key: '*-3.0', to: 3, doc_count: 2 },
          { key: 'middle', from: 3, to: 100, doc_count: 2 },
          { key: '100.0-*', from: 100, doc_count: 0 },
        ],
      },
      dates: {
        buckets: [
          {
            key: '*-2026-03-29T00:00:00.000Z',
            to: 1774742400000,
            to_as_string: '2026-03-29T00:00:00.000Z',
            doc_count: 1,
          },
          {
            key: '2026-03-29T00:00:00.000Z-*',
            from: 1774742400000,
            from_as_string: '2026-03-29T00:00:00.000Z',
            doc_count: 4,
          },
        ],
      },
      steps: {
        buckets: [
          { key: 0, doc_count: 1 },
          { key: 2.5, doc_count: 1 },
          { key: 5, doc_count: 1 },
          { key: 7.5, doc_count: 1 },
        ],
      },
    });
  });
});
