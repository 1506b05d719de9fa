import { expect, it, vi } from 'vitest';
import { AppError } from '../../errors';
import { logScanSource } from './log-scan-source';

const statements: { values: unknown[] }[] = [];
const answers: (object[] | AppError)[] = [];

vi.mock('../client/run-query', () => ({
  withConnection: async (_: unknown, work: (run: unknown) => Promise<unknown>) =>
    await work(async (sql: { values: unknown[] }) => {
      statements.push(sql);
      const answer = answers.shift();
      if (answer instanceof AppError) throw answer;
      return answer ?? [];
    }),
}));

it('forgets the weight of a walk that ran out of time: its rows come again', async () => {
  const source = logScanSource({
    ctx: { requestId: 'test', tenantId: 1, signal: new AbortController().signal },
    predicate: () => ({ exact: 'TRUE', tokens: null, rollup: null }),
    range: { fromNs: 0n, toNs: 100n },
    order: 'newest',
    after: null,
    columns: '*',
    weight: 'octet_length(t.body)',
    maxWeight: 10,
    bounds: [],
    canPick: false,
  });
  const rows = [{ time_ns: 50n, seq: 1n, weight_so_far: 6n }];
  answers.push(rows, new AppError('timeout', 'too long'), rows, []);
  await expect(source.walk(source.start, 5_000, 10, 100)).rejects.toThrow('too long');
  expect(await source.walk(source.start, 500, 10, 100)).toEqual({ rows, full: false, end: null });
  // The room left in the answer is a parameter of the walk.
  expect(statements[0]?.values).toContain(10n);
  expect(statements[2]?.values).toContain(10n);
});
