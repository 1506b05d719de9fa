import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../../contracts/context';
import type { LogRecord } from '../../contracts/telemetry';
import type { AggResult, MeasureResult } from '../../query/aggregate/agg-result';
import type { AggTree } from '../../query/aggregate/agg-tree';
import { arbitraryTree } from '../../query/aggregate/arbitrary-tree';
import { evaluateTree } from '../../query/aggregate/evaluate-tree';
import { arbitraryLog, arbitraryStream } from '../../query/arbitrary-record';
import type { QueryNode } from '../../query/ast';
import { compileLogQuery } from '../../query/compile/compile-log-query';
import { evaluateLog } from '../../query/evaluate';
import { parseQuery } from '../../query/parse';
import { timeNs } from '../../time/time-ns';
import type { Predicate } from '../scan/predicate';
import { writeLogs } from '../write/write-logs';
import { aggregateLogs } from './aggregate-logs';
import { presenceOf } from './presence-of';

openTestDatabase();

const NOW = 1_700_500_000_000_000_000n;
const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
/** SQL reckons with decimals, the oracle with doubles: one number apart from its neighbour only as a decimal is left out. */
const asDoubles = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one)).replaceAll(
      '9007199254740993',
      '9007199254740992',
    ),
    (_, one) => (typeof one === 'string' && /^\d{19}n$/.test(one) ? BigInt(one.slice(0, -1)) : one),
  );
const streams = fc.sample(arbitraryStream, { numRuns: 12, seed: 7 });
const records = fc
  .sample(arbitraryLog(fc.constantFrom(...streams)), { numRuns: 250, seed: 7 })
  // No two logs of one time, so that the newest is one of them.
  .map((log, index): LogRecord => ({ ...asDoubles(log), time: timeNs(log.time + BigInt(index)) }));
const range = { fromNs: 1_699_000_000_000_000_000n, toNs: 1_702_000_000_000_000_000n };

const compile = (ast: QueryNode | null): Predicate => {
  return (params, lookups) => compileLogQuery(ast, params, { tenantId: 1, nowNs: NOW, lookups });
};

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

async function ask(tree: AggTree, q = '') {
  const { ast } = parseQuery(q);
  return await aggregateLogs(ctx, { tree, predicate: compile(ast), range, compile });
}

describe('aggregateLogs', () => {
  it('answers random trees as the plain evaluation does', { timeout: 60_000 }, async () => {
    const trees = fc.sample(arbitraryTree(3), { numRuns: 40, seed: 11 });
    for (const [index, tree] of trees.entries()) {
      const q = ['', 'level:ERROR', 'error OR service:api', 'k:*'][index % 4] ?? '';
      const { ast } = parseQuery(q);
      const wanted = records.filter((record) => ast === null || evaluateLog(ast, record, NOW));
      const expected = evaluateTree(tree, wanted, (record, filter) => evaluateLog(filter, record, NOW));
      const { result, total } = await ask(tree, q);
      if (presenceOf(tree) === null) expect(total, `${index}`).toBe(wanted.length);
      expect(comparable(result), `tree ${index}: ${show(tree)}`).toEqual(comparable(expected));
    }
  });

  it('takes more measures than a function of PostgreSQL has arguments', async () => {
    const values = Array.from({ length: 400 }, (_, index) => index);
    const measures: AggTree['measures'] = new Map([
      ['ranks', { kind: 'ranks', field: { names: ['severity_number'], missing: null }, values }],
    ]);
    const { result } = await ask({ measures, groups: new Map() });
    const ranks = result.measures.get('ranks');
    expect(ranks?.kind === 'numbers' && [ranks.numbers.length, ranks.numbers[399]]).toEqual([400, 1]);
  });

  it('refuses more buckets than it may have, and asks no more of the database', async () => {
    const by = {
      kind: 'time',
      field: 'time',
      step: { every: 1_000_000_000n, zone: 'UTC', offsetNs: 0n },
    } as const;
    const tree: AggTree = {
      measures: new Map(),
      groups: new Map([['t', { by, measures: new Map(), groups: new Map() }]]),
    };
    const asked = aggregateLogs(ctx, { tree, predicate: compile(null), range, compile, maxBuckets: 10 });
    await expect(asked).rejects.toMatchObject({ code: 'bad_request', details: { maxBuckets: 10 } });
  });
});

/** Plain objects; numbers to ten digits, because sums of doubles depend on their order. */
function comparable({ measures, groups }: AggResult): unknown {
  return {
    measures: [...measures].map(([name, measure]) => [name, rounded(measure)]),
    groups: [...groups].map(([name, { buckets, otherCount, combinations }]) => [
      name,
      otherCount,
      combinations,
      buckets.map((bucket) => ({
        key: bucket.key,
        values: bucket.values,
        count: bucket.count,
        ...(comparable(bucket) as object),
      })),
    ]),
  };
}

function rounded(measure: MeasureResult): unknown {
  const round = (number: number | null | undefined) =>
    number == null ? null : Math.abs(number) < 1e-12 ? 0 : Number(number.toPrecision(10));
  if (measure.kind === 'rows') return measure.rows.map(({ timeNs: time }) => time);
  if (measure.kind === 'numbers') return measure.numbers.map(round);
  return Object.entries(measure.parts).map(([part, number]) => [part, round(number)]);
}

function show(tree: unknown): string {
  return JSON.stringify(tree, (_, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value) : typeof value === 'bigint' ? `${value}n` : value,
  );
}
