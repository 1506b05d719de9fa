import { expect, it } from 'vitest';
import { nameNamespaces } from './name-namespaces';

it('takes what several names begin with', () => {
  const names = [
    'ts-order',
    'ts-user',
    'api-gateway',
    'postgres',
    'shop.cart',
    'shop/pay',
    'x-a',
    'x-b',
    '-c',
    '-d',
  ];
  expect(Object.fromEntries(nameNamespaces(names))).toEqual({
    'ts-order': 'ts',
    'ts-user': 'ts',
    'api-gateway': null,
    postgres: null,
    'shop.cart': 'shop',
    'shop/pay': 'shop',
    'x-a': null,
    'x-b': null,
    '-c': null,
    '-d': null,
  });
});
