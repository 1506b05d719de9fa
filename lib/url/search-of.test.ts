import { expect, test } from 'vitest';
import { logsUrl, readLogsState } from './logs';
import { searchOf } from './search-of';

test('a search keeps what stands behind a question mark of its own', () => {
  const q = 'host:web-? AND level:ERROR';
  expect(readLogsState(searchOf(logsUrl({ q, to: 'now' }))).q).toBe(q);
  expect(searchOf('/logs')).toBe('');
});
