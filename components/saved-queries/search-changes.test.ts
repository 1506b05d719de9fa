import { expect, test } from 'vitest';
import { searchChanges } from './search-changes';

test('what differs is named, whatever the order in the address and however it is escaped', () => {
  expect(
    searchChanges('/logs', 'q=level%3AERROR&from=now-24h', 'from=now-24h&q=level:ERROR&saved=k3'),
  ).toEqual([]);
  expect(
    searchChanges('/logs', 'q=a&from=now-24h&cols=service', 'q=a+b&from=now-6h&cols=service&cols=lot'),
  ).toEqual([
    { label: 'Time range', before: 'now-24h to now', after: 'now-6h to now' },
    { label: 'Query', before: 'a', after: 'a b' },
    { label: 'Columns', before: 'service', after: 'service, lot' },
  ]);
});

test('a range that was written is the same as the default one that was left out', () => {
  expect(searchChanges('/logs', 'q=a&from=now-1h&to=now', 'q=a')).toEqual([]);
  expect(searchChanges('/traces/compare', 'from=now-24h&to=now', '')).toEqual([]);
  expect(searchChanges('/traces/compare', '', 'from=now-1h')).toEqual([
    { label: 'Time range', before: 'now-24h to now', after: 'now-1h to now' },
  ]);
  expect(searchChanges('/logs', 'q=a', '')).toEqual([{ label: 'Query', before: 'a', after: '' }]);
});

test('what one looks at for a moment is no change', () => {
  expect(searchChanges('/logs', 'q=a', 'q=a&log=17-3&tab=json&live=true&at=17')).toEqual([]);
  expect(searchChanges('/traces/compare', 'at=now-1h', 'at=now-2h')).toEqual([
    { label: 'Split at', before: 'now-1h', after: 'now-2h' },
  ]);
});
