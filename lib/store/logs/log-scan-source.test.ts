import { expect, it, vi } from 'vitest';
import { AppError } from '../../errors';
import type { TimeRange } from '../../time/time-range';
import { adaptiveScan } from '../scan/adaptive-scan';
import { logScanSource } from './log-scan-source';

const statements: { values: unknown[] }[] = [];
const answers: (object[] | Promise<object[]> | AppError)[] = [];

vi.mock('../client/run-query', () => {
  const runQuery = async (sql: { values: unknown[] }) => {
    statements.push(sql);
    const answer = await answers.shift();
    if (answer instanceof AppError) throw answer;
    return answer ?? [];
  };
  return {
    runQuery,
    withConnection: async (_: unknown, work: (run: unknown) => Promise<unknown>) => await work(runQuery),
  };
});

function scanOf(bounds: TimeRange[]) {
  return logScanSource({
    ctx: { requestId: 'test', tenantId: 1, signal: new AbortController().signal },
    predicate: () => ({ exact: 'TRUE', tokens: null, rollup: null }),
    range: { fromNs: 0n, toNs: 100n },
    order: 'newest',
    after: null,
    columns: '*',
    weight: 'octet_length(t.body)',
    maxWeight: 10,
    bounds,
    canPick: bounds.length > 0,
  });
}

const heavy = [{ time_ns: 50n, seq: 1n, weight_so_far: 12n }];

it('forgets the weight of a walk that ran out of time: its rows come again', async () => {
  const source = scanOf([]);
  const rows = [{ time_ns: 50n, seq: 1n, weight_so_far: 6n }];
  answers.push(rows, new AppError('timeout', 'too long'), rows, []);
  await expect(source.walk(source.start, 5_000, 10, 100)).rejects.toThrow('too long');
  expect(await source.walk(source.start, 500, 10, 100)).toEqual({ rows, end: null });
  // The room left in the answer is a parameter of the walk.
  expect(statements[0]?.values).toContain(10n);
  expect(statements[2]?.values).toContain(10n);
});

it('goes on where the answer is full, also when the later of two slices comes first and is heavy', async () => {
  statements.length = 0;
  const bounds = Array.from({ length: 10 }, (_, at) => ({
    fromNs: BigInt(at) * 10n,
    toNs: BigInt(at) * 10n + 10n,
  }));
  const slowly = new Promise<object[]>((resolve) => setTimeout(resolve, 20, []));
  // The probe and where it ended, one slice, then two at once.
  answers.push([], [{ time_ns: 95n, seq: 1n }], [], slowly, heavy);
  const found = await adaptiveScan(scanOf(bounds), { need: 100, stepMs: 1_000, budgetMs: 10_000 });
  expect(found).toEqual({ rows: heavy, next: { timeNs: 50n, seq: 1n }, stoppedAt: null });
});
