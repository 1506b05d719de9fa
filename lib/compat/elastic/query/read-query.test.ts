import { describe, expect, it } from 'vitest';
import type { QueryNode } from '../../../query/ast';
import { printQuery } from '../../../query/print';
import { parseIsoNs } from '../../../time/iso';
import type { JsonValue } from '../document-of-log';
import { ALL } from './nodes';
import { readElasticQuery } from './read-query';

const nowNs = parseIsoNs('2026-11-22T12:30:00Z') ?? 0n;
const read = (query: JsonValue): QueryNode | null => readElasticQuery(query, { nowNs, ofIndex: () => ALL });
const asText = (query: JsonValue) => printQuery(read(query));

describe('readElasticQuery', () => {
  it.each<[JsonValue, string]>([
    [{ match_all: {} }, ''],
    [{ bool: {} }, ''],
    [{ bool: { must_not: { term: { a: 'x' } } } }, 'NOT a:(x)'],
    [{ bool: { should: [{ term: { a: 1 } }, { term: { b: 2 } }], filter: { term: { c: 3 } } } }, 'c:(3)'],
    [{ match: { message: 'Connection refused' } }, 'message:connection OR message:refused'],
    [{ match: { message: { query: 'a b', operator: 'AND' } } }, 'message:a AND message:b'],
    [{ match: { message: { query: 'timeout', fuzziness: 'AUTO' } } }, 'message:timeout~2'],
    [{ match_phrase: { message: { query: 'out of range', slop: 2 } } }, 'message:"out of range"~2'],
    [{ match_phrase_prefix: { message: 'out of ra' } }, 'message:out\\ of\\ ra*'],
    [
      { multi_match: { query: 'a b', fields: ['message^3', 'http.*'] } },
      'message:a OR message:b OR http.*:"a b" OR http.*:a OR http.*:b',
    ],
    [{ multi_match: { query: 'out of', type: 'phrase' } }, '"out of"'],
    [{ term: { message: 'Error' } }, 'NOT *'],
    [{ term: { 'log.level': 'error' } }, 'level:error'],
    [{ term: { 'trace.id': 'ABC' } }, 'trace_id:ABC'],
    [{ term: { msg: 'x' } }, 'attributes.msg:(x) OR resource.msg:(x)'],
    [{ query_string: { query: 'a b' } }, 'a OR b'],
    [{ query_string: { query: 'a +b -c' } }, 'b AND NOT c'],
    [{ query_string: { query: 'a b -c' } }, '(a OR b) AND NOT c'],
    [{ query_string: { query: 'level:ERROR AND (x y)' } }, 'level:ERROR AND (x OR y)'],
    [{ query_string: { query: 'a b', default_operator: 'AND' } }, 'a AND b'],
    [{ query_string: { query: 'a', fields: ['message', 'error.message'] } }, 'message:a OR error.message:a'],
    [{ query_string: { query: 'error_type.keyword:X' } }, 'error_type:X'],
    [
      { simple_query_string: { query: 'a + b | c', fields: ['message'] } },
      'message:a AND message:b OR message:c',
    ],
    [{ simple_query_string: { query: '"a b" -c', default_operator: 'and' } }, '"a b" AND NOT c'],
    [{ simple_query_string: { query: '(((' } }, 'NOT *'],
  ])('%j', (query, text) => {
    expect(asText(query)).toBe(text);
  });

  it.each<[JsonValue, string, string]>([
    [{ gte: 'now-1h' }, '2026-11-22T11:30:00.000000000Z', ''],
    [{ gte: 'now/d', lt: 'now/d' }, '2026-11-22T00:00:00.000000000Z', '2026-11-21T23:59:59.999999999Z'],
    [
      { gt: '2026-11-21', lte: '2026-11-21' },
      '2026-11-22T00:00:00.000000000Z',
      '2026-11-21T23:59:59.999999999Z',
    ],
    [{ lte: '2026-11||+1M/M' }, '', '2026-12-31T23:59:59.999999999Z'],
    [
      { gte: 1_700_000_000_000, lt: '1700000000001' },
      '2023-11-14T22:13:20.000000000Z',
      '2023-11-14T22:13:20.000999999Z',
    ],
    [{ gte: '1700000000', format: 'epoch_second' }, '2023-11-14T22:13:20.000000000Z', ''],
    [{ gte: '2026-07-01T00:00', time_zone: 'Europe/Paris' }, '2026-06-30T22:00:00.000000000Z', ''],
    [{ gte: 'now/d', time_zone: '+02:00' }, '2026-11-21T22:00:00.000000000Z', ''],
    [{ gte: '2026-07-01T00:00Z', time_zone: '+02:00' }, '2026-07-01T00:00:00.000000000Z', ''],
    [{ lte: '2026-07-01T00:00:00.5' }, '', '2026-07-01T00:00:00.500999999Z'],
  ])('reads times of a range: %j', (range, first, last) => {
    expect(read({ range: { '@timestamp': range } })).toMatchObject({
      value: {
        kind: 'range',
        min: first === '' ? null : { text: first, inclusive: true },
        max: last === '' ? null : { text: last, inclusive: true },
      },
    });
  });

  it.each<[JsonValue, string, string]>([
    [{ nope: {} }, 'parsing_exception', 'unknown query [nope]'],
    [{ bool: { musst: [] } }, 'parsing_exception', '[bool] query does not support [musst]'],
    [{ term: { a: 1, b: 2 } }, 'parsing_exception', "doesn't support multiple fields"],
    [{ term: 'x' }, 'parsing_exception', 'no start_object'],
    [{ range: { '@timestamp': { gte: 'soon' } } }, 'parse_exception', 'failed to parse date field [soon]'],
    [{ range: { '@timestamp': { gte: 'now-1x' } } }, 'parse_exception', 'date math'],
    [
      { range: { '@timestamp': { gte: 'now', format: 'dd/MM' } } },
      'illegal_argument_exception',
      '[dd/MM] is not supported',
    ],
    [{ range: { '@timestamp': { gte: 'now', time_zone: 'Mars' } } }, 'illegal_argument_exception', ''],
    [{ range: { other: { gte: 'now-1d' } } }, 'query_shard_exception', 'is not a date here'],
    [{ regexp: { a: '~x' } }, 'illegal_argument_exception', ''],
    [{ regexp: { a: '<1-5>' } }, 'illegal_argument_exception', '[<] is not supported'],
    [{ regexp: { message: 'x' } }, 'query_shard_exception', 'message.keyword'],
    [{ terms: { a: { index: 'i', id: '1', path: 'p' } } }, 'illegal_argument_exception', 'another document'],
    [
      { match: { a: { query: 'x', analyzer: 'english' } } },
      'illegal_argument_exception',
      '[english] not found',
    ],
    [{ query_string: { query: 'a AND level:' } }, 'query_shard_exception', 'Failed to parse query'],
    [{ function_score: { query: { match_all: {} } } }, 'illegal_argument_exception', ''],
    [{ more_like_this: {} }, 'illegal_argument_exception', 'not supported here'],
    [{ term: { '@timestamp': null } }, 'illegal_argument_exception', 'value cannot be null'],
  ])('refuses %j', (query, elasticType, reason) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({
        code: 'bad_request',
        message: expect.stringContaining(reason),
        details: expect.objectContaining({ elasticType }),
      }),
    );
  });
});

it.each(['query_string', 'simple_query_string'])(
  'refuses a %s of a million signs before it is read',
  (kind) => {
    expect(() => read({ [kind]: { query: 'a* '.repeat(350_000) } })).toThrow(/exceeded the allowed maximum/);
  },
);
