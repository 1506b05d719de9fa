import { beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../../scripts/test-context';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import type { AggBucket, AggResult } from '../../query/aggregate/agg-result';
import type { AggGroup, AggTree, Measure } from '../../query/aggregate/agg-tree';
import type { QueryNode } from '../../query/ast';
import { compileLogQuery } from '../../query/compile/compile-log-query';
import { parseQuery } from '../../query/parse';
import { timeNs } from '../../time/time-ns';
import { BlockSampler } from '../sample/block-sampler';
import { seededRandom } from '../sample/seeded-random';
import type { Predicate } from '../scan/predicate';
import { writeLogs } from '../write/write-logs';
import { aggregateLogs } from './aggregate-logs';
import { aggregateBlocks, aggregateSoon, toKnownTotal } from './aggregate-soon';

openTestDatabase();

const ctx = testContext();
const MINUTE = 60_000_000_000n;
const START = 1_700_000_040_000_000_000n;
const MINUTES = 240;
const NAMES = ['a', 'b', 'c', 'd'];

/** Minutes of very different size; errors come in bursts, numbers drift. */
function population() {
  const random = seededRandom('population');
  const streams = NAMES.map((service) => testStream({ service }));
  return Array.from({ length: MINUTES }, (_, minute) => {
    const logs = 20 + Math.floor(90 * random() ** 2);
    const burst = random() < 0.1 ? 0.5 : 0.05;
    return Array.from({ length: logs }, (_, n) =>
      testLog({
        time: timeNs(START + BigInt(minute) * MINUTE + (MINUTE * BigInt(n)) / BigInt(logs)),
        severityNumber: random() < burst ? 17 : 9,
        stream: streams[Math.floor(random() ** 2 * streams.length)] ?? testStream(),
        attributes: {
          user: `u${Math.floor(random() * 4_000)}`,
          ms: Math.round(10 + 90 * random() + minute / 4),
        },
      }),
    );
  }).flat();
}
const records = population();
const range = { fromNs: START, toNs: START + BigInt(MINUTES) * MINUTE };

const compile = (ast: QueryNode | null): Predicate => {
  return (params, lookups) => compileLogQuery(ast, params, { tenantId: 1, nowNs: START, lookups });
};
const field = (name: string) => ({ names: [name], missing: null });
const measures = new Map<string, Measure>([
  ['stats', { kind: 'stats', field: field('ms'), parts: ['count', 'sum', 'avg', 'min', 'max'] }],
  ['p90', { kind: 'quantiles', field: field('ms'), shares: [0.9] }],
  ['users', { kind: 'distinct', field: field('user') }],
]);
const times: AggGroup = {
  by: { kind: 'time', field: 'time', step: { every: 10n * MINUTE, zone: 'UTC', offsetNs: 0n } },
  measures,
  groups: new Map(),
};
const TREE: AggTree = {
  measures,
  groups: new Map<string, AggGroup>([
    ['times', times],
    [
      'services',
      {
        by: {
          kind: 'tuples',
          fields: [field('service')],
          size: 2,
          order: [{ by: { kind: 'count' }, descending: true }],
          other: true,
          keys: null,
        },
        measures,
        groups: new Map([['times', times]]),
      },
    ],
  ]),
};

beforeAll(async () => {
  for (let at = 0; at < records.length; at += 2_500)
    await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: records.slice(at, at + 2_500), digest: null });
});

async function sample(q: string, { count, seed = 0n }: { count: number; seed?: bigint }) {
  const predicate = compile(parseQuery(q).ast);
  // The end of the range is what the blocks are drawn by.
  const asked = {
    tree: TREE,
    predicate,
    compile,
    range: { ...range, toNs: range.toNs + seed },
    maxBuckets: 1_000,
  };
  const sampler = new BlockSampler(ctx, { ...asked, budgetMs: 1_000, pool: 'panel', weight: '0' });
  const probe = await sampler.probe();
  return await aggregateBlocks(ctx, asked, { sampler, probe, count, timeoutMs: 10_000 });
}

const numberOf = ({ measures: found }: AggResult, name: string, part?: 'sum' | 'avg' | 'min' | 'max') => {
  const measure = found.get(name);
  if (measure?.kind === 'numbers') return measure.numbers[0] ?? Number.NaN;
  return measure?.kind === 'stats' && part ? (measure.parts[part] ?? Number.NaN) : Number.NaN;
};
const bucketsOf = (result: AggResult, name: string): readonly AggBucket[] =>
  result.groups.get(name)?.buckets ?? [];
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);

describe('a tree over a sample', () => {
  it('gives the same figures for the same question', async () => {
    const [first, second] = [
      await sample('level:ERROR', { count: 50 }),
      await sample('level:ERROR', { count: 50 }),
    ];
    expect(second.result).toEqual(first.result);
    expect(second.sample).toEqual(first.sample);
  });

  it('is exact once every block is read, whatever is asked', async () => {
    const { result, total, sample: about } = await sample('level:ERROR', { count: 100_000 });
    const exact = await aggregateLogs(ctx, {
      tree: TREE,
      predicate: compile(parseQuery('level:ERROR').ast),
      range,
      compile,
    });
    expect(total).toBe(exact.total);
    expect(about?.relativeError).toBe(0);
    const counts = (of: AggResult) => bucketsOf(of, 'times').map(({ key, count }) => [key, count]);
    expect(counts(result).length).toBe(counts(exact.result).length);
    for (const name of ['min', 'max'] as const)
      expect(numberOf(result, 'stats', name)).toBe(numberOf(exact.result, 'stats', name));
    expect(numberOf(result, 'users')).toBe(numberOf(exact.result, 'users'));
    expect(numberOf(result, 'stats', 'sum')).toBeCloseTo(numberOf(exact.result, 'stats', 'sum'), 3);
  });

  it('holds its stated error of the total in most samples, and is off in some', {
    timeout: 30_000,
  }, async () => {
    const truth = records.filter(({ severityNumber }) => severityNumber === 17).length;
    let held = 0;
    let exact = 0;
    const RUNS = 200;
    for (let run = 0; run < RUNS; run++) {
      const { total, sample: about } = await sample('level:ERROR', { count: 40, seed: BigInt(run) });
      if (Math.abs(total - truth) <= (about?.relativeError ?? 0) * total) held++;
      if (total === truth) exact++;
    }
    // The blocks of each run are the same on every machine: no luck is in this.
    expect(held / RUNS).toBeGreaterThan(0.88);
    expect(exact).toBeLessThan(RUNS / 4);
  });

  it('expands counts and sums, weighs averages, and tells no more than it saw', async () => {
    const { result, total, sample: about } = await sample('', { count: 60 });
    const exact = await aggregateLogs(ctx, { tree: TREE, predicate: compile(null), range, compile });
    // The last of the sixty blocks holds what is left of the range.
    expect(about?.sampled).toBe(59 * 64 + (records.length % 64));
    expect(Math.abs(total / records.length - 1)).toBeLessThan(0.05);
    for (const part of ['sum', 'avg'] as const)
      expect(
        Math.abs(numberOf(result, 'stats', part) / numberOf(exact.result, 'stats', part) - 1),
      ).toBeLessThan(0.1);
    expect(Math.abs(numberOf(result, 'p90') / numberOf(exact.result, 'p90') - 1)).toBeLessThan(0.1);
    expect(numberOf(result, 'stats', 'min')).toBeGreaterThanOrEqual(numberOf(exact.result, 'stats', 'min'));
    expect(numberOf(result, 'stats', 'max')).toBeLessThanOrEqual(numberOf(exact.result, 'stats', 'max'));
    expect(numberOf(result, 'users')).toBeLessThan(numberOf(exact.result, 'users'));
    // The parts of a whole agree with it, but for rounding.
    const [services, buckets] = [bucketsOf(result, 'services'), bucketsOf(result, 'times')];
    expect(Math.abs(sum(services.map(({ count }) => count)) - total)).toBeLessThanOrEqual(services.length);
    expect(Math.abs(sum(buckets.map(({ count }) => count)) - total)).toBeLessThanOrEqual(buckets.length);
    // Buckets follow the volume that is known minute by minute, far closer than blocks by themselves.
    const truths = bucketsOf(exact.result, 'times');
    expect(buckets.length).toBe(truths.length);
    for (const [at, { count }] of buckets.entries())
      expect(Math.abs(count / (truths[at]?.count ?? 0) - 1)).toBeLessThan(0.5);
  });
});

describe('a sample of as many logs as sums of minutes know', () => {
  const known = async (q: string) => {
    const read = await sample(q, { count: 20 });
    const asked = {
      tree: TREE,
      predicate: compile(parseQuery(q).ast),
      compile,
      range,
      pool: 'panel' as const,
    };
    return { read, brought: await toKnownTotal(ctx, asked, read) };
  };

  it('has their exact number as its total, which its parts come to', async () => {
    const { read, brought } = await known('level:ERROR');
    const truth = records.filter(({ severityNumber }) => severityNumber === 17).length;
    expect(read.total).not.toBe(truth);
    expect(brought.total).toBe(truth);
    expect(brought.sample).toEqual(read.sample);
    for (const name of ['times', 'services']) {
      const buckets = bucketsOf(brought.result, name);
      const all = sum(buckets.map(({ count }) => count));
      expect(Math.abs(all - truth)).toBeLessThanOrEqual(2 * buckets.length);
    }
    for (const part of ['avg', 'min', 'max'] as const)
      expect(numberOf(brought.result, 'stats', part)).toBe(numberOf(read.result, 'stats', part));
    const grown = numberOf(brought.result, 'stats', 'sum') / numberOf(read.result, 'stats', 'sum');
    expect(grown).toBeCloseTo(truth / read.total, 9);
    expect(numberOf(brought.result, 'users')).toBe(numberOf(read.result, 'users'));
  });

  it('stays an estimate where they do not know it', async () => {
    const { read, brought } = await known('ms:>50');
    expect(brought).toEqual(read);
  });
});

describe('aggregateSoon', () => {
  it('counts few logs exactly, and takes levels and services from sums', async () => {
    const short = { fromNs: START, toNs: START + 30n * MINUTE };
    const few = await aggregateSoon(ctx, { tree: TREE, predicate: compile(null), range: short, compile });
    expect(few.sample).toBeNull();
    expect(few.total).toBe(records.filter(({ time }) => time < short.toNs).length);
    const tree: AggTree = {
      measures: new Map(),
      groups: new Map([['times', { ...times, measures: new Map() }]]),
    };
    const all = await aggregateSoon(ctx, { tree, predicate: compile(null), range, compile });
    expect(all).toMatchObject({ sample: null, isRolledUp: true, total: records.length });
  });
});
