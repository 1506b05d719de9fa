import { expect, test } from 'vitest';
import type { ServiceFigures } from '@/lib/contracts/service-list';
import { type ListedService, sortServices } from './sort-services';

const red = { count: 60, perSecond: 1, errors: 0, errorRate: 0, meanMs: 5, p50Ms: 5, p95Ms: 10, p99Ms: 12 };
const service = (
  name: string,
  figures: Partial<ServiceFigures> | null,
  namespace = 'shop',
): ListedService => ({
  name,
  namespace,
  logs: false,
  spans: figures !== null,
  lastSeen: null,
  figures: figures && {
    ...red,
    counted: 'entry',
    previous: red,
    sparkline: { count: [], errors: [], p95Ms: [] },
    topOperations: [],
    operationCount: 0,
    versions: [],
    ...figures,
  },
});
const services = [
  service('quiet', null),
  service('Api', { perSecond: 5, p95Ms: 40 }),
  service('billing', { perSecond: 9, p95Ms: null, errorRate: 0.2 }, 'money'),
  service('cart', { perSecond: 1, p95Ms: 11 }),
];
const names = (sort: Parameters<typeof sortServices>[1]['sort'], desc: boolean, find = '') =>
  sortServices(services, { sort, desc, find }).map(({ name }) => name);

test('any column sorts both ways; what has no figure stays last', () => {
  expect(names('rate', true)).toEqual(['billing', 'Api', 'cart', 'quiet']);
  expect(names('rate', false)).toEqual(['cart', 'Api', 'billing', 'quiet']);
  expect(names('p95', true)).toEqual(['Api', 'cart', 'billing', 'quiet']);
  expect(names('p95', false)).toEqual(['cart', 'Api', 'billing', 'quiet']);
  expect(names('p95Change', true).slice(0, 2)).toEqual(['Api', 'cart']);
  expect(names('errorRate', true)[0]).toBe('billing');
  expect(names('name', false)).toEqual(['Api', 'billing', 'cart', 'quiet']);
});

test('part of a name or of a namespace finds services', () => {
  expect(names('name', false, ' API ')).toEqual(['Api']);
  expect(names('name', false, 'money')).toEqual(['billing']);
});
