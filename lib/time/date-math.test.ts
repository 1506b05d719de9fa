import { describe, expect, it } from 'vitest';
import { parseTimeExpression } from './date-math';
import { formatIsoNs, parseIsoNs } from './iso';

const now = parseIsoNs('2026-11-22T08:05:30.5Z') ?? 0n;
const read = (text: string, roundUp = false) => {
  const at = parseTimeExpression(text, now, { roundUp });
  return at === null ? null : formatIsoNs(at).replace(/\.?0*Z$/, 'Z');
};

describe('parseTimeExpression', () => {
  it.each([
    ['now', '2026-11-22T08:05:30.5Z'],
    ['now-1h', '2026-11-22T07:05:30.5Z'],
    ['now-1d/d', '2026-11-21T00:00:00Z'],
    ['now/w', '2026-11-16T00:00:00Z'],
    ['now-1M', '2026-10-22T08:05:30.5Z'],
    ['2026-03-31||-1M', '2026-02-28T00:00:00Z'],
    ['2024-02-29||+1y', '2025-02-28T00:00:00Z'],
    ['now-1h+30m', '2026-11-22T07:35:30.5Z'],
    ['1795334700', '2026-11-22T08:05:00Z'],
    ['1795334700000', '2026-11-22T08:05:00Z'],
    ['2026-11-22T08:05:00Z', '2026-11-22T08:05:00Z'],
  ])('%s is %s', (text, expected) =>
    expect(read(text)?.replace(/:00Z$/, ':00Z')).toBe(expected.replace('.0Z', 'Z')),
  );

  it('rounds the upper end of a range to the last nanosecond of its unit', () => {
    expect(read('now/d', true)).toBe('2026-11-22T23:59:59.999999999Z');
  });

  it.each(['', 'soon', 'now-', 'now-1x', 'now-1h/', 'now/ms', '2026-99-99'])('refuses %j', (text) =>
    expect(read(text)).toBeNull(),
  );
});
