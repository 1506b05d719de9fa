import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import { SqlParams } from '../../query/compile/sql-params';
import { NS_PER_DAY } from '../../time/time-ns';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { BlockSampler, PROBE_BLOCKS, type Probe } from '../sample/block-sampler';
import { estimateTotal } from '../sample/estimate-total';
import { pickAll } from '../sample/pick-all';
import { rowsOfBlocks } from '../sample/read-blocks';
import { bindLookups } from '../scan/bind-lookups';
import type { Predicate } from '../scan/predicate';
import { byBucket, countLogs } from './count-logs';

export interface SampleLogs {
  predicate: Predicate;
  range: TimeRange;
  /** How many matching rows are wanted, at most. */
  rows: number;
  /** Select list over t; must hold t.time_ns and t.seq. */
  columns: string;
  /** SQL over t for the bytes of a row; default nothing: for columns of fixed size only. */
  weight?: string;
  /** When it stops reading more; default 1,500. */
  budgetMs?: number;
  /** Default `analysis`; `search` for a small budget that a person waits for. */
  pool?: PoolName;
}

export interface LogSample<Row> {
  /** In time order, oldest first; all had the same chance. */
  rows: Row[];
  /** The rows are all matches of the range. */
  exact: boolean;
  /** All matches of the range; an estimate unless `relativeError` is 0. */
  total: number;
  /** Half of the 95 % interval as a share of `total`; 1 with a total of 0 when only the sample has no match. */
  relativeError: number;
}

interface Keyed {
  time_ns: bigint;
  seq: bigint;
}

const BUDGET_MS = 1_500;
/** How often fewer blocks are tried when there was no time for more, and how long each try takes at least. */
const TRIES = 4;
const LEAST_MS = 250;
const MAX_WEIGHT = 16 * 1024 * 1024;

/**
 * Matching logs from all over a range. Where matches are rare, the token index finds all of them; otherwise short runs of
 * neighbouring rows, spread evenly over the volume of logs, are read and expanded. The same question gets the same sample.
 * Throws AppError `timeout`, `canceled`, `unavailable`.
 */
export async function sampleLogs<Row extends Keyed>(
  ctx: RequestContext,
  asked: SampleLogs,
): Promise<LogSample<Row>> {
  const predicate = await bindLookups(asked.predicate, {
    signal: ctx.signal,
    pool: asked.pool ?? 'analysis',
  });
  const input = { ...asked, predicate };
  const { budgetMs = BUDGET_MS, pool = 'analysis', weight = '0' } = input;
  const sampler = new BlockSampler(ctx, { ...input, budgetMs, pool, weight });
  const probe = await sampler.probe();
  const timeoutMs = sampler.pickMs(probe);
  const picked = timeoutMs === null ? null : await pick<Row>(ctx, { ...input, pool, weight, timeoutMs });
  const sample = picked ?? (await readBlocks<Row>(sampler, probe, input));
  const known = sample.relativeError > 0 ? await countByRollup(ctx, input, pool) : null;
  return known === null ? sample : { ...sample, total: known, relativeError: 0 };
}

/** The exact number where the rollup says it; the rows stay a sample. */
async function countByRollup(
  ctx: RequestContext,
  { predicate, range }: SampleLogs,
  pool: PoolName,
): Promise<number | null> {
  if (!predicate(new SqlParams()).rollup) return null;
  const counts = await countLogs(ctx, { predicate, range, key: byBucket(NS_PER_DAY), pool });
  return [...counts.values()].flat().reduce((sum, n) => sum + n, 0);
}

async function pick<Row extends Keyed>(
  ctx: RequestContext,
  input: SampleLogs & { weight: string; timeoutMs: number; pool: PoolName },
): Promise<LogSample<Row> | null> {
  try {
    const { rows, total } = await pickAll<Row>(ctx, { ...input, maxWeight: MAX_WEIGHT });
    return { rows: inTimeOrder(rows), exact: rows.length === total, total, relativeError: 0 };
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  }
}

async function readBlocks<Row extends Keyed>(
  sampler: BlockSampler,
  probe: Probe,
  { rows: most, columns }: SampleLogs,
): Promise<LogSample<Row>> {
  const perBlock = Math.max(probe.matches, 1) / PROBE_BLOCKS;
  const light = MAX_WEIGHT / Math.max(1, probe.weight / Math.max(1, probe.matches));
  const wanted = Math.ceil((Math.min(most, light) * 1.1) / perBlock);
  const plan = sampler.plan(
    probe.volumes,
    Math.max(PROBE_BLOCKS, Math.min(wanted, sampler.blocksInTime(probe))),
  );
  const order = sampler.shuffled(plan.blocks.length);
  const blocks = order.flatMap((at) => plan.blocks[at] ?? []);
  type Found = Row & { block: number; weight_so_far: number };
  let count = blocks.length;
  let found: Found[] | null = null;
  // Late, fewer blocks have to do: any of them are spread over the range.
  for (let tries = 0; found === null && tries < TRIES; tries++, count = Math.ceil(count / 8)) {
    order.length = count;
    const read = rowsOfBlocks({ ...sampler.reads(), blocks: blocks.slice(0, count) }, columns, MAX_WEIGHT);
    found = await sampler.inTime<Found>(read, Math.max(LEAST_MS, sampler.leftMs()));
  }
  if (found === null) throw new AppError('timeout', 'Reading a sample took too long. Narrow the time range.');
  const last = found.at(-1);
  // Blocks from the one on that filled the answer count for nothing: it may hold more.
  const whole = last && last.weight_so_far >= MAX_WEIGHT ? last.block : order.length;
  const matches = new Map(order.slice(0, whole).map((at) => [at, 0]));
  for (const { block } of found) {
    const at = order[block] ?? -1;
    if (block < whole) matches.set(at, (matches.get(at) ?? 0) + 1);
  }
  const inOrder = [...matches].sort(([a], [b]) => a - b).map(([, n]) => n);
  const rows = found.slice(0, most);
  return {
    rows: inTimeOrder(rows),
    exact: inOrder.length === plan.of && rows.length === found.length,
    ...estimateTotal(inOrder, plan.of),
  };
}

function inTimeOrder<Row extends Keyed>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) =>
    a.time_ns === b.time_ns ? (a.seq < b.seq ? -1 : 1) : a.time_ns < b.time_ns ? -1 : 1,
  );
}
