import { expect, test } from 'vitest';
import { traceIdIn } from './palette-trace-id';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';

test('a W3C trace id is known in any case, and inside a traceparent', () => {
  expect(traceIdIn(` ${ID.toUpperCase()} `)).toBe(ID);
  expect(traceIdIn(`00-${ID}-00f067aa0ba902b7-01`)).toBe(ID);
});

test('a short hex id is padded as the store pads it', () => {
  expect(traceIdIn('00f067aa0ba902b7')).toBe(`${'0'.repeat(16)}00f067aa0ba902b7`);
});

test('ids that are not hex are kept as they are', () => {
  expect(traceIdIn('trace-1f3c9')).toBe('trace-1f3c9');
});

test('words are not ids, nor is "none"', () => {
  for (const text of ['', 'error', 'deadbeef', 'level:ERROR', '0'.repeat(32), 'trace', 'trace the error']) {
    expect(traceIdIn(text)).toBeNull();
  }
});
