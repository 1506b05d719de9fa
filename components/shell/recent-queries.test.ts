import { expect, test } from 'vitest';
import { readRecentQueries, recentQueryOf, recentQueryTexts, rememberQuery } from './recent-queries';

function memoryStorage(initial?: string) {
  let stored: string | null = initial ?? null;
  return {
    getItem: () => stored,
    setItem: (_key: string, value: string) => {
      stored = value;
    },
  };
}

test('the newest comes first and the same query appears once, with its latest range', () => {
  const storage = memoryStorage();
  for (const search of ['q=a&from=now-1h', 'q=b', 'q=a&from=now-24h']) {
    const query = recentQueryOf('/logs', search);
    if (query) rememberQuery(query, storage);
  }
  expect(readRecentQueries(storage).map((query) => query.search)).toEqual(['q=a&from=now-24h', 'q=b']);
});

test('eight are shown', () => {
  const storage = memoryStorage();
  for (let i = 0; i < 20; i++) rememberQuery({ path: '/logs', search: `q=${i}`, label: String(i) }, storage);
  expect(readRecentQueries(storage)).toHaveLength(8);
  expect(readRecentQueries(storage)[0]?.label).toBe('19');
});

test('a page without a query is nothing to come back to', () => {
  expect(recentQueryOf('/logs', 'from=now-1h&to=now')).toBeNull();
  expect(recentQueryOf('/traces', 'service=auth&operation=verify')?.label).toBe('auth · verify');
});

test('what somebody else wrote there is ignored, links that leave the site above all', () => {
  expect(readRecentQueries(memoryStorage('{"not":"a list"}'))).toEqual([]);
  expect(readRecentQueries(memoryStorage('not json'))).toEqual([]);
  expect(
    readRecentQueries(memoryStorage('[{"path":"//evil.example","search":"","label":"x"},{"path":"/logs"}]')),
  ).toEqual([]);
});

test('the bar of a page gets the texts that ran there, each once', () => {
  const storage = memoryStorage();
  for (const [path, search] of [
    ['/logs', 'q=level%3AERROR&from=now-1h'],
    ['/logs', 'q=a&service=x'],
    ['/logs', 'q=a&service=y'],
    ['/traces', 'q=other'],
    ['/logs', 'service=x'],
  ] as const) {
    const query = recentQueryOf(path, search);
    if (query) rememberQuery(query, storage);
  }
  expect(recentQueryTexts('/logs', storage)).toEqual(['a', 'level:ERROR']);
});
