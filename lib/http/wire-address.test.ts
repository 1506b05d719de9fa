import { expect, it } from 'vitest';
import { parseListen } from './wire-address';

const known = new Set(['otlp']);

it.each([
  ['otlp=4318', [{ protocol: 'otlp', port: 4318 }], 0],
  ['', [], 0],
  [
    ' otlp = 4318 , ,otlp=0',
    [
      { protocol: 'otlp', port: 4318 },
      { protocol: 'otlp', port: 0 },
    ],
    0,
  ],
  ['zipkin=9411,otlp=1', [{ protocol: 'otlp', port: 1 }], 1],
  ['otlp', [], 1],
  ['otlp=70000', [], 1],
])('reads LISTEN=%j', (text, addresses, warnings) => {
  const parsed = parseListen(text, known);
  expect(parsed.addresses).toEqual(addresses);
  expect(parsed.warnings).toHaveLength(warnings);
});
