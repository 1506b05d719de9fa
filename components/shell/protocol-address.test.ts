import { expect, test } from 'vitest';
import { protocolAddress } from './protocol-address';

const listening = {
  protocol: 'elastic',
  address: '127.0.0.1:9200',
  state: 'listening',
  message: null,
} as const;
const address = (origin: string, listeners: Parameters<typeof protocolAddress>[1]) =>
  protocolAddress(origin, listeners, 'elastic', '/elasticsearch');

test("the listener's port on the host of the page", () => {
  const other = { ...listening, protocol: 'otlp', address: '127.0.0.1:4318' };
  expect(address('http://10.0.0.5:3000', [other, listening])).toBe('http://10.0.0.5:9200');
});

test('the path on the main port when nothing listens, or behind TLS', () => {
  expect(address('http://localhost:3000', [])).toBe('http://localhost:3000/elasticsearch');
  expect(address('http://localhost:3000', [{ ...listening, state: 'failed' }])).toBe(
    'http://localhost:3000/elasticsearch',
  );
  expect(address('https://logs.example.org', [listening])).toBe('https://logs.example.org/elasticsearch');
});
