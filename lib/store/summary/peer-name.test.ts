import { expect, it } from 'vitest';
import { testSpan } from '../../../scripts/test-records';
import type { SpanRecord } from '../../contracts/telemetry';
import { peerName } from './peer-name';

const CLIENT = 3;
const PRODUCER = 4;
const CONSUMER = 5;
const named = (kind: number, attributes: SpanRecord['attributes'], over: Partial<SpanRecord> = {}) =>
  peerName(testSpan({ kind, attributes, ...over }));

it('knows databases by both names of the conventions, with the database they are asked for', () => {
  expect(named(CLIENT, { 'db.system.name': 'postgresql', 'db.namespace': 'orders' })).toBe(
    'postgresql/orders',
  );
  expect(named(CLIENT, { 'db.system': 'redis' })).toBe('redis');
  expect(named(1, { 'db.system': 'redis' })).toBeNull();
});

it('knows queues from both sides, but none that will be gone', () => {
  const kafka = { 'messaging.system': 'kafka', 'messaging.destination.name': 'payments' };
  expect(named(PRODUCER, kafka)).toBe('kafka/payments');
  expect(named(CONSUMER, kafka)).toBe('kafka/payments');
  expect(named(PRODUCER, { ...kafka, 'messaging.destination.temporary': true })).toBe('kafka');
  expect(named(PRODUCER, { ...kafka, 'messaging.destination.template': 'payments.{id}' })).toBe(
    'kafka/payments.{id}',
  );
});

it('takes no queue for the sender of a message whose sender is known', () => {
  const queue = { 'messaging.system': 'kafka' };
  expect(named(CONSUMER, queue, { parentSpanId: '00000000000000ff' })).toBeNull();
  const link = { traceId: 't', spanId: 's', traceState: null, attributes: {} };
  expect(named(CONSUMER, queue, { links: [link] })).toBeNull();
});

it('believes a name over everything, and takes no address for one', () => {
  expect(named(CLIENT, { 'peer.service': 'billing', 'db.system': 'mysql' })).toBe('billing');
  expect(named(CLIENT, { 'server.address': '10.0.0.7' })).toBeNull();
  expect(named(CLIENT, { 'peer.service': 7 })).toBeNull();
});

it('cuts what is too long without half a character', () => {
  expect(named(CLIENT, { 'peer.service': `${'x'.repeat(199)}😀` })).toBe(`${'x'.repeat(199)}\ufffd`);
});
