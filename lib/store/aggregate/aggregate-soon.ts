import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import type { AggGroup, AggTree } from '../../query/aggregate/agg-tree';
import { mostBuckets } from '../../query/aggregate/most-buckets';
import { scaleResult } from '../../query/aggregate/scale-result';
import { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import type { TimeRounding } from '../../time/time-rounding';
import { BlockSampler, type Probe } from '../sample/block-sampler';
import { estimateTotal } from '../sample/estimate-total';
import { rowsOf } from '../sample/plan-blocks';
import { sampledRows } from '../sample/sampled-rows';
import type { Volume } from '../sample/volume';
import { bindLookups } from '../scan/bind-lookups';
import { type Aggregated, type AggregateLogs, aggregateLogs } from './aggregate-logs';
import { askTree, roundingsOf } from './ask-tree';
import { isRolledUp } from './base-rows';
import { knownTotal } from './known-total';
import { weighBlocks } from './weigh-blocks';

export interface SoonAggregated extends Aggregated {
  /** Null: the figures are exact. */
  sample: {
    /** Rows that were looked at. */
    sampled: number;
    /** Half of the 95 % interval of the total, as a share of it; 1 where the sample holds no match. */
    relativeError: number;
    /** How many logs a row stands for. */
    standsFor: number;
  } | null;
}

export interface AggregateSoon extends Omit<AggregateLogs, 'signal' | 'timeoutMs'> {
  /** When a person begins to wait; what would take longer is estimated. Default 200. */
  budgetMs?: number;
  /** How many such questions are being answered: many at once get smaller samples each, and all of them sooner. */
  atOnce?: () => number;
}

type Asked = Required<Omit<AggregateSoon, 'maxBuckets'>> & { maxBuckets: number };

/** Fewer blocks say too little, however late it is. */
const LEAST_BLOCKS = 150;
const MOST_BLOCKS = 2_000;
/** Blocks for each bucket of time, so that none is left empty. */
const A_BUCKET = 3;
/** Of the time that is left; measures take theirs as well. */
const SHARE = 0.5;
/** What takes longer is tried with a quarter of the blocks: an overloaded machine still tells what it can. */
const A_TRY_MS = 1_500;
const ROLLUP_MS = 5_000;
const TOTAL_MS = 1_000;
const NOTHING: AggTree = { measures: new Map(), groups: new Map() };
const TRIES = 3;

/**
 * Answers an AggTree over logs exactly where the rollup, the token index or the range's few logs allow it at once, else from
 * blocks of rows spread over the volume: counts and sums are expanded, averages weighted, quantiles those of the sample;
 * least, most and different values are of the sample alone. `total` is exact wherever the rollup knows it. Throws AppError `bad_request`, `timeout`, `canceled`.
 */
export async function aggregateSoon(ctx: RequestContext, input: AggregateSoon): Promise<SoonAggregated> {
  const { pool = 'panel', budgetMs = 200, atOnce = () => 1 } = input;
  const maxBuckets = Math.min(input.maxBuckets ?? Number.POSITIVE_INFINITY, mostBuckets(input.tree));
  const predicate = await bindLookups(input.predicate, { signal: ctx.signal, pool });
  const asked: Asked = { ...input, predicate, pool, budgetMs, atOnce, maxBuckets };
  if (
    predicate(new SqlParams()).rollup &&
    isRolledUp(asked.tree, roundingsOf(asked.tree, asked.range, maxBuckets))
  ) {
    return { ...(await aggregateLogs(ctx, { ...asked, timeoutMs: ROLLUP_MS })), sample: null };
  }
  const sampler = new BlockSampler(ctx, { predicate, range: asked.range, budgetMs, pool, weight: '0' });
  const probe = await sampler.probe();
  const soonMs = sampler.readAllMs(probe) ?? sampler.pickMs(probe);
  const exact = soonMs === null ? null : await inTime(aggregateLogs(ctx, { ...asked, timeoutMs: soonMs }));
  if (exact) return { ...exact, sample: null };
  const inBudget = Math.floor((SHARE * sampler.leftMs()) / Math.max(probe.blockMs, 0.05) / atOnce());
  const buckets = bucketsOf(asked.tree, probe.volumes);
  let count = Math.min(MOST_BLOCKS, Math.max(LEAST_BLOCKS, A_BUCKET * buckets, inBudget));
  for (let tries = 0; tries < TRIES; tries++, count = Math.ceil(count / 4)) {
    const read = await inTime(aggregateBlocks(ctx, asked, { sampler, probe, count, timeoutMs: A_TRY_MS }));
    if (read) return await toKnownTotal(ctx, asked, read);
  }
  throw new AppError('timeout', 'Reading a sample took too long. Narrow the time range.');
}

/**
 * Brings a sample's counts and sums to the number of matches where the rollup knows it: then panels of one dashboard agree,
 * and the parts of a whole with it. Source: Cochran, Sampling Techniques, ch. 6 (ratio estimates).
 */
export async function toKnownTotal(
  ctx: RequestContext,
  asked: Pick<Asked, 'tree' | 'predicate' | 'compile' | 'range' | 'pool'>,
  read: SoonAggregated,
): Promise<SoonAggregated> {
  if (!asked.predicate(new SqlParams()).rollup) return read;
  const { predicate, compile, range, pool } = asked;
  const question = { tree: NOTHING, predicate, compile, range, pool, timeoutMs: TOTAL_MS };
  const total = await knownTotal({ ...question, tenantId: ctx.tenantId, signal: ctx.signal }, async () => {
    const whole = await inTime(aggregateLogs(ctx, question));
    return whole?.total ?? null;
  });
  if (total === null) return read;
  if (read.total === 0 || total === read.total) return { ...read, total };
  return { ...read, total, result: scaleResult(read.result, asked.tree, total / read.total) };
}

/** The tree over so many blocks of the range, expanded to all of them. */
export async function aggregateBlocks(
  { tenantId }: RequestContext,
  {
    tree,
    predicate,
    compile,
    maxBuckets,
    range: asked,
  }: Pick<Asked, 'tree' | 'predicate' | 'compile' | 'maxBuckets' | 'range'>,
  {
    sampler,
    probe,
    count,
    timeoutMs,
  }: { sampler: BlockSampler; probe: Pick<Probe, 'volumes'>; count: number; timeoutMs: number },
): Promise<SoonAggregated> {
  const { volumes } = probe;
  const range = { fromNs: volumes[0]?.fromNs ?? asked.fromNs, toNs: volumes.at(-1)?.toNs ?? asked.fromNs };
  const roundings = roundingsOf(tree, range, maxBuckets);
  const plan = sampler.plan(volumes, count);
  const blocks = weighBlocks(plan, volumes, timesOf(roundings));
  const { rowsOfBlocks, ...read } = await sampler.connected(
    (run) =>
      askTree(run, {
        signal: 'log',
        tree,
        tenantId,
        rows: (params) => sampledRows(params, { blocks, tenantId, predicate }),
        weight: 'w',
        compile,
        roundings,
        maxBuckets,
        hasBlocks: true,
      }),
    timeoutMs,
  );
  const matches = blocks.map((_, index) => rowsOfBlocks.get(index) ?? 0);
  return {
    ...read,
    roundings,
    isRolledUp: false,
    sample: {
      sampled: rowsOf(blocks.map(({ block }) => block)),
      relativeError: Math.min(1, estimateTotal(matches, plan.of).relativeError),
      standsFor: plan.of / Math.max(1, blocks.length),
    },
  };
}

/** How a panel cuts time: all its groups by time do it alike. */
function timesOf(roundings: ReadonlyMap<AggGroup, TimeRounding>): TimeRounding | null {
  return [...roundings.values()][0] ?? null;
}

/** About how many buckets of time there are in what is filled. */
function bucketsOf(tree: AggTree, volumes: readonly Volume[]): number {
  const [first, last] = [volumes[0], volumes.at(-1)];
  const range: TimeRange | null = first && last ? { fromNs: first.fromNs, toNs: last.toNs } : null;
  const every = everyOf(tree);
  return every === null || range === null ? 0 : Number((range.toNs - range.fromNs) / every);
}

function everyOf({ groups }: AggTree): bigint | null {
  for (const group of groups.values()) {
    if (group.by.kind === 'time') return typeof group.by.step.every === 'bigint' ? group.by.step.every : null;
    const inside = everyOf(group);
    if (inside !== null) return inside;
  }
  return null;
}

async function inTime<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  }
}
