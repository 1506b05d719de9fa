import { expect, it } from 'vitest';
import type { LogPattern } from '@/lib/contracts/log-patterns';
import { sortPatterns } from './sort-patterns';

const pattern = (clause: string, count: number, more: Partial<LogPattern>): LogPattern => ({
  parts: [],
  text: clause,
  clause,
  goesOn: false,
  count,
  relativeError: null,
  read: count,
  severities: { INFO: count },
  services: [],
  serviceCount: 0,
  firstSeen: '2026-11-22T00:00:00.000000000Z',
  lastSeen: '2026-11-22T00:00:00.000000000Z',
  trend: [],
  isNew: false,
  examples: [],
  variables: [],
  ...more,
});

const patterns = [
  pattern('quiet', 5, { severities: { INFO: 4, FATAL: 1 } }),
  pattern('loud', 900, {}),
  pattern('fresh', 7, { isNew: true, lastSeen: '2026-11-22T00:00:01.000000000Z' }),
];
const order = (by: Parameters<typeof sortPatterns>[1]) =>
  sortPatterns(patterns, by).map(({ clause }) => clause);

it('puts first what was asked for, and the most frequent within it', () => {
  expect(order('count')).toEqual(['loud', 'fresh', 'quiet']);
  expect(order('severity')).toEqual(['quiet', 'loud', 'fresh']);
  expect(order('newest')).toEqual(['fresh', 'loud', 'quiet']);
  expect(order('new')).toEqual(['fresh', 'loud', 'quiet']);
});
