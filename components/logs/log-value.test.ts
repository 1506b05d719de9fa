import { expect, test } from 'vitest';
import type { Log } from '@/lib/contracts/log';
import { logValue } from '@/lib/query/log-value';
import { isFilterable, logValueText } from './log-value';

const log: Log = {
  id: '1-1',
  time: '2026-11-22T12:00:00.000000000Z',
  observedTime: '2026-11-22T12:00:01.000000000Z',
  severity: 'ERROR',
  severityNumber: 17,
  severityText: 'err',
  service: 'parser',
  environment: null,
  body: 'a message',
  bodyIsJson: false,
  traceId: null,
  spanId: 'ab',
  attributes: { level: 'high', n: 5, tags: ['a', 'b'], both: 'attribute' },
  resource: { 'service.version': '1.2', both: 'resource', 'host.name': 'h1' },
  scope: { name: 'lib', version: null, attributes: { inner: true } },
};

test('a column reads a line as a query reads its field', () => {
  expect(logValue(log, 'level')).toBe('ERROR');
  expect(logValue(log, 'Severity')).toBe('ERROR');
  expect(logValue(log, 'attributes.level')).toBe('high');
  expect(logValue(log, 'both')).toBe('attribute');
  expect(logValue(log, 'resource.both')).toBe('resource');
  expect(logValue(log, 'host.name')).toBe('h1');
  expect(logValue(log, 'inner')).toBe(true);
  expect(logValue(log, 'version')).toBe('1.2');
  expect(logValue(log, 'arrival_delay')).toBe(1_000_000_000);
  expect(logValueText(log, 'tags')).toBe('["a","b"]');
});

test('what a line lacks is nothing, not an empty text', () => {
  for (const field of ['environment', 'trace_id', 'scope.version', 'nowhere', 'resource.n', 'constructor'])
    expect(logValue(log, field)).toBeUndefined();
});

test('only what an equality can find is offered as a filter', () => {
  expect(isFilterable('n', 5)).toBe(true);
  expect(isFilterable('message', 'a message')).toBe(false);
  expect(isFilterable('observed_time', log.observedTime)).toBe(false);
  expect(isFilterable('arrival_delay', 1_000_000_000)).toBe(false);
  expect(isFilterable('tags', ['a'])).toBe(false);
});
