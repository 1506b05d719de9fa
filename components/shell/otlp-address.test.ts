import { expect, test } from 'vitest';
import { otlpAddress } from './otlp-address';

const listening = { protocol: 'otlp', address: '127.0.0.1:4318', state: 'listening', message: null } as const;

test("the listener's port on the host of the page", () => {
  expect(otlpAddress('http://10.0.0.5:3000', [listening])).toBe('http://10.0.0.5:4318');
});

test('the page itself when nothing listens, or behind TLS', () => {
  expect(otlpAddress('http://localhost:3000', [])).toBe('http://localhost:3000');
  expect(otlpAddress('http://localhost:3000', [{ ...listening, state: 'failed' }])).toBe(
    'http://localhost:3000',
  );
  expect(otlpAddress('https://logs.example.org', [listening])).toBe('https://logs.example.org');
});
