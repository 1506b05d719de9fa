import { expect, test } from 'vitest';
import { parseIsoNs } from '@/lib/time/iso';
import { QUICK_RANGES } from './quick-ranges';
import { rangeLabel } from './range-label';

const now = parseIsoNs('2026-11-22T10:00:00Z') ?? 0n;
const label = (from: string, to = 'now') => rangeLabel({ from, to }, 'utc', now);

test('every quick range is called what its button says', () => {
  for (const quick of QUICK_RANGES) expect(label(quick.from)).toBe(quick.label);
});

test('other relative ranges read as they are typed', () => {
  expect(label('now-90m')).toBe('Last 90 m');
  expect(label('now/d')).toBe('Today');
  expect(label('now-2h', 'now-1h')).toBe('now-2h – now-1h');
  expect(label('2026-11-22T08:05:00Z', 'now')).toBe('22 Nov 08:05:00 – now');
});

test('absolute ranges show their times', () => {
  expect(label('2026-11-22T08:05:00Z', '2026-11-22T09:05:00Z')).toBe('22 Nov 08:05:00 – 09:05:00');
});

test('a hand-made URL with nonsense is said to be unreadable', () => {
  expect(label('yesterday')).toBe('Unreadable time');
});
