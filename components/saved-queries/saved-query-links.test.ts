import { expect, test } from 'vitest';
import { savedAddress } from '@/lib/contracts/saved-address';
import { savedQueryCreateSchema } from '@/lib/contracts/saved-query';
import { describeSearch, savableSearch, savedRange, shortLink } from './saved-query-links';

test('whatever the address bar holds can be saved, and means the same afterwards', () => {
  for (const q of ['url:http://x:80/y?z#part', 'a b+c', 'lot:"W 1" && x', '日本', '100%']) {
    const search = `?${new URLSearchParams({ q, from: 'now-1h' }).toString().replace(/%3F/g, '?')}`;
    const saved = savedQueryCreateSchema.parse({ name: 'x', path: '/logs', search: savableSearch(search) });
    expect(new URLSearchParams(saved.search).get('q')).toBe(q);
  }
});

test('links', () => {
  expect(savedAddress({ id: 'k3x', path: '/logs', search: 'q=a' })).toBe('/logs?q=a&saved=k3x');
  expect(savedAddress({ id: 'k3x', path: '/logs', search: '' })).toBe('/logs?saved=k3x');
  expect(shortLink('k3x', 'http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000/q/k3x');
});

test('a search is described by what narrows it, not by how it is shown', () => {
  expect(describeSearch('q=level%3AERROR&from=now-1h&to=now&tab=json')).toBe('level:ERROR');
  expect(describeSearch('service=auth&minDuration=1s')).toBe('service: auth · minDuration: 1s');
  expect(describeSearch('')).toBe('');
});

test('a range left out is the default one', () => {
  expect(savedRange('/logs', 'q=a')).toBeNull();
  expect(savedRange('/logs', 'q=a&from=now-24h')).toEqual({ from: 'now-24h', to: 'now' });
  expect(savedRange('/traces/compare', 'to=now-1m')).toEqual({ from: 'now-24h', to: 'now-1m' });
});
