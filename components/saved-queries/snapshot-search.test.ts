import { expect, test } from 'vitest';
import { parseIsoNs } from '@/lib/time/iso';
import { snapshotSearch } from './snapshot-search';

const NOW = parseIsoNs('2026-03-01T12:00:00Z') ?? 0n;
const read = (path: string, search: string) =>
  new URLSearchParams(snapshotSearch(path, search, NOW) ?? 'none');

test('a relative range becomes the times it means now, the rest stays as it is', () => {
  const params = read('/logs', 'q=level%3AERROR&from=now-6h&cols=service&cols=message&live=true&saved=abc');
  expect(Date.parse(params.get('from') ?? '')).toBe(Date.parse('2026-03-01T06:00:00Z'));
  expect(Date.parse(params.get('to') ?? '')).toBe(Date.parse('2026-03-01T12:00:00Z'));
  expect(params.getAll('cols')).toEqual(['service', 'message']);
  expect(params.get('q')).toBe('level:ERROR');
  expect([params.has('live'), params.has('saved')]).toEqual([false, false]);
});

test('the range that a page shows without saying so is kept as well', () => {
  const params = read('/errors', '');
  expect(Date.parse(params.get('from') ?? '')).toBe(Date.parse('2026-03-01T11:00:00Z'));
  const compared = read('/traces/compare', 'mode=releases');
  expect(Date.parse(compared.get('from') ?? '')).toBe(Date.parse('2026-02-28T12:00:00Z'));
});

test('a trace is the same at any time; a range that cannot be read is not kept', () => {
  expect(snapshotSearch('/traces/abc', 'span=1', NOW)).toBe('span=1');
  expect(snapshotSearch('/logs', 'from=gestern', NOW)).toBeNull();
});
