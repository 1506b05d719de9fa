import { expect, test } from 'vitest';
import { failureKind } from './failure-kind';

test.each([
  ['EPIPE', 'transient'],
  ['ECONNRESET', 'transient'],
  ['EAI_AGAIN', 'transient'],
  ['08006', 'transient'],
  ['40P01', 'transient'],
  ['57P01', 'transient'],
  ['53100', 'full'],
  ['42P01', 'denied'],
  ['22021', 'data'],
  ['P0001', 'fatal'],
])('%s is %s', (code, kind) => {
  expect(failureKind(Object.assign(new Error('write failed'), { code }))).toBe(kind);
});

test('what the driver says without a code is the connection, anything else our own mistake', () => {
  expect(failureKind(new Error('Connection terminated unexpectedly'))).toBe('transient');
  expect(failureKind(new TypeError('x is not a function'))).toBe('fatal');
});
