import { expect, test } from 'vitest';
import { shiftRange, widenRange } from './shift-range';

const at = (iso: string) => Date.parse(iso);
const hour = { fromMs: at('2026-11-22T08:00:00Z'), toMs: at('2026-11-22T09:00:00Z') };

test('stepping moves by exactly one length', () => {
  expect(shiftRange(hour, -1)).toEqual({ from: '2026-11-22T07:00:00.000Z', to: '2026-11-22T08:00:00.000Z' });
  expect(shiftRange(hour, 1)).toEqual({ from: '2026-11-22T09:00:00.000Z', to: '2026-11-22T10:00:00.000Z' });
});

test('widening triples the range and does not wander into the future', () => {
  expect(widenRange(hour, at('2026-11-23T00:00:00Z'))).toEqual({
    from: '2026-11-22T07:00:00.000Z',
    to: '2026-11-22T10:00:00.000Z',
  });
  expect(widenRange(hour, hour.toMs)).toEqual({
    from: '2026-11-22T06:00:00.000Z',
    to: '2026-11-22T09:00:00.000Z',
  });
});
