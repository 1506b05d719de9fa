import { describe, expect, it } from 'vitest';
import { type ElasticIndex, selectIndices } from './select-indices';

const plain = { name: null, type: null, dataset: null, namespace: null, service: null, environment: null };
const index = (name: string, alias: string[] = []): ElasticIndex => ({
  index: name,
  alias,
  of: { ...plain, name },
});
const ALL = [
  index('stdf-logs-2025.11.22', ['stdf-logs']),
  index('logs-nginx-prod', ['nginx']),
  index('logs-api-default'),
  index('other'),
];
const LENIENT = { ignoreUnavailable: false, allowNoIndices: true, expandsWildcards: true };
const select = (target: string, options = {}) =>
  selectIndices(target, ALL, { ...LENIENT, ...options }).map((each) => each.index);

describe('selectIndices', () => {
  it.each([
    ['', 4],
    ['_all', 4],
    ['*', 4],
    ['logs-*', 2],
    ['logs*', 2],
    ['stdf-logs-*', 1],
    ['stdf-logs', 1],
    ['nginx-*,other', 2],
    ['*,-logs-*', 2],
    ['none-*', 0],
    ['*-*-*', 3],
  ])('%s', (target, count) => {
    expect(select(target)).toHaveLength(count);
  });

  it('does not know an index that is not there', () => {
    expect(() => select('other,none')).toThrow('no such index [none]');
    expect(select('other,none', { ignoreUnavailable: true })).toEqual(['other']);
    expect(() => select('none-*', { allowNoIndices: false })).toThrow('no such index [none-*]');
    expect(select('logs-*', { expandsWildcards: false })).toEqual([]);
    expect(() => select('cluster:logs')).toThrow('no such remote cluster');
  });
});

it.each([
  'traces-*',
  'traces*',
  'traces-apm-default',
  'metrics-*',
  'metrics-system.cpu-default',
  'traces-*,logs-*',
])('says that %s holds no documents instead of finding nothing', (target) =>
  expect(() => select(target)).toThrow(/no documents here|not stored here/),
);

it('leaves out what holds no documents where the request says that some may be missing', () => {
  expect(select('traces-*,logs-*', { ignoreUnavailable: true })).toEqual([
    'logs-nginx-prod',
    'logs-api-default',
  ]);
});
