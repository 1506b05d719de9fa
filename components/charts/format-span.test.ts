import { expect, test } from 'vitest';
import { formatSpan } from './format-span';

const at = (iso: string) => Date.parse(iso);

test.each([
  ['2026-11-22T12:30:00Z', '2026-11-22T12:31:00Z', 'UTC', '22 Nov 12:30 – 12:31'],
  ['2026-11-22T12:30:05Z', '2026-11-22T12:30:10Z', 'UTC', '22 Nov 12:30:05 – 12:30:10'],
  ['2026-11-22T12:30:05.250Z', '2026-11-22T12:30:06Z', 'UTC', '22 Nov 12:30:05.250 – 12:30:06.000'],
  ['2026-11-22T23:30:00Z', '2026-11-23T00:30:00Z', 'UTC', '22 Nov 23:30 – 23 Nov 00:30'],
  ['2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z', 'UTC', '22 Nov'],
  ['2026-11-21T23:00:00Z', '2026-11-23T23:00:00Z', 'Europe/Berlin', '22 Nov – 23 Nov'],
])('%s to %s in %s reads %s', (from, to, zone, text) => {
  expect(formatSpan(at(from), at(to), zone)).toBe(text);
});
