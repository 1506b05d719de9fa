import { expect, test } from 'vitest';
import { savedQueryCreateSchema } from '@/lib/contracts/saved-query';
import { describeSearch, savableSearch, savedQueryHref, savedRange, shortLink } from './saved-query-links';

test('whatever the address bar holds can be saved, and means the same afterwards', () => {
  for (const q of ['url:http://x:80/y?z#part', 'a b+c', 'lot:"W 1" && x', '日本', '100%']) {
    const search = `?${new URLSearchParams({ q, from: 'now-1h' }).toString().replace(/%3F/g, '?')}`;
    const saved = savedQueryCreateSchema.parse({ name: 'x', path: '/logs', search: savableSearch(search) });
    expect(new URLSearchParams(saved.search).get('q')).toBe(q);
  }
});

test('links', () => {
  expect(savedQueryHref({ path: '/logs', search: 'q=a' })).toBe('/logs?q=a');
  expect(savedQueryHref({ path: '/logs', search: '' })).toBe('/logs');
  expect(shortLink('k3x', 'http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000/q/k3x');
});

test('a search is described by what narrows it, not by how it is shown', () => {
  expect(describeSearch('q=level%3AERROR&from=now-1h&to=now&tab=json')).toBe('level:ERROR');
  expect(describeSearch('service=auth&minDuration=1s')).toBe('service: auth · minDuration: 1s');
  expect(describeSearch('')).toBe('');
});

test('a range left out is the default one', () => {
  expect(savedRange('q=a')).toBeNull();
  expect(savedRange('q=a&from=now-24h')).toEqual({ from: 'now-24h', to: 'now' });
});
