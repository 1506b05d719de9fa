import { describe, expect, it } from 'vitest';
import { listEnd } from './list-end';

const MORE = {
  hasNextPage: true,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  isPlaceholderData: false,
  fetchStatus: 'idle',
} as const;

describe('listEnd', () => {
  it('loads on by itself while there is more and nothing is wrong', () => {
    expect(listEnd(MORE, null)).toBe('more');
    expect(listEnd({ ...MORE, hasNextPage: false }, null)).toBe('all');
  });

  it('waits for the reader after a failed page, a time limit or a cancelled search', () => {
    expect(listEnd({ ...MORE, isFetchNextPageError: true }, null)).toBe('failed');
    expect(listEnd(MORE, '2026-11-22T08:00:00Z')).toBe('stopped');
    expect(listEnd({ ...MORE, isPlaceholderData: true }, null)).toBe('cancelled');
  });

  it('says that it loads while it does, also a page that failed before', () => {
    const again = { ...MORE, isFetchingNextPage: true, isFetchNextPageError: true };
    expect(listEnd(again, null)).toBe('loading');
    expect(listEnd({ ...MORE, isPlaceholderData: true, fetchStatus: 'fetching' }, null)).toBe('loading');
  });
});
