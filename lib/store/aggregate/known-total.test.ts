import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { compileLogQuery } from '../../query/compile/compile-log-query';
import { parseQuery } from '../../query/parse';
import type { Predicate } from '../scan/predicate';
import { knownTotal } from './known-total';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const asked = (tenantId: number, q: string, toNs = 60n) => {
  const predicate: Predicate = (params, lookups) =>
    compileLogQuery(parseQuery(q).ast, params, { tenantId, nowNs: 0n, lookups });
  const signal = new AbortController().signal;
  return { signal, pool: 'panel' as const, tenantId, predicate, range: { fromNs: 0n, toNs } };
};

it('gives questions of one moment the same number, and counts anew later', async () => {
  expect(await knownTotal(asked(1, 'level:ERROR'), async () => 7)).toBe(7);
  expect(await knownTotal(asked(1, 'level:ERROR'), async () => 8)).toBe(7);
  vi.advanceTimersByTime(6_000);
  expect(await knownTotal(asked(1, 'level:ERROR'), async () => 8)).toBe(8);
});

it('never mixes tenants, queries or ranges', async () => {
  expect(await knownTotal(asked(2, 'level:ERROR'), async () => 1)).toBe(1);
  expect(await knownTotal(asked(3, 'level:ERROR'), async () => 2)).toBe(2);
  expect(await knownTotal(asked(2, 'level:FATAL'), async () => 3)).toBe(3);
  expect(await knownTotal(asked(2, 'service:api'), async () => 4)).toBe(4);
  expect(await knownTotal(asked(2, 'service:web'), async () => 5)).toBe(5);
  expect(await knownTotal(asked(2, 'level:ERROR', 120n), async () => 6)).toBe(6);
});

it('keeps no failure', async () => {
  expect(await knownTotal(asked(4, ''), async () => null)).toBeNull();
  expect(await knownTotal(asked(4, ''), async () => 9)).toBe(9);
});
