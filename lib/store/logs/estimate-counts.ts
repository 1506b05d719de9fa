import type { RequestContext } from '../../contracts/context';
import { SEVERITY_CLASSES, severityClass } from '../../contracts/severity';
import { floorDiv, NS_PER_MINUTE } from '../../time/time-ns';
import { earlier, type TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { BlockSampler, type Probe } from '../sample/block-sampler';
import { type Estimate, estimateTotal } from '../sample/estimate-total';
import { type BlockPlan, rowsOf } from '../sample/plan-blocks';
import { countBlocksBySeverity } from '../sample/read-blocks';
import type { Volume } from '../sample/volume';
import { bindLookups } from '../scan/bind-lookups';
import type { Predicate } from '../scan/predicate';
import type { ClassCounts } from './count-logs';

export interface EstimateCounts {
  predicate: Predicate;
  range: TimeRange;
  /** Width of a bucket, and what is added to a time before it is put into one. */
  stepNs: bigint;
  shiftNs: bigint;
  budgetMs: number;
  pool: PoolName;
}

export interface EstimatedCounts extends Estimate {
  /** By number of the bucket, as `countLogs` gives them. */
  counts: Map<bigint, ClassCounts>;
  /** Rows that were read for it. */
  sampled: number;
  /** Half of the 95 % interval of a usual bucket, as a share of it; at most 1: then it says nothing. */
  bucketError: number;
  /** Where the sample holds no match: there are no more, with 95 % certainty. Null elsewhere. */
  atMost: number | null;
}

/**
 * Decides between the ways to count: `soon` tells that an exact count is likely to end in that many ms, and `estimate`
 * reads a sample instead. Throws AppError `timeout`, `canceled`, `unavailable`.
 */
export async function planCounts(ctx: RequestContext, asked: EstimateCounts) {
  const predicate = await bindLookups(asked.predicate, { signal: ctx.signal, pool: asked.pool });
  const input = { ...asked, predicate };
  const sampler = new BlockSampler(ctx, { ...input, weight: '0' });
  const probe = await sampler.probe();
  return {
    /** Null: it is likely to take longer than the budget. */
    soonMs: sampler.readAllMs(probe) ?? sampler.pickMs(probe),
    estimate: () => estimateCounts(sampler, probe, input),
  };
}

async function estimateCounts(
  sampler: BlockSampler,
  probe: Probe,
  { stepNs, shiftNs }: EstimateCounts,
): Promise<EstimatedCounts> {
  const whole = sampler.plan(probe.volumes, sampler.blocksInTime(probe));
  const { places, rows } = await sampler.readUntilLate<{ block: number; severity: number; n: number }>(
    whole.blocks,
    probe,
    (blocks) => countBlocksBySeverity({ ...sampler.reads(), blocks }),
  );
  const plan = { ...whole, blocks: places.flatMap((place) => whole.blocks[place] ?? []) };
  const indexOf = new Map(places.map((place, index) => [place, index]));
  const found = plan.blocks.map((): ClassCounts => SEVERITY_CLASSES.map(() => 0));
  for (const { block, severity, n } of rows) {
    const counts = found[indexOf.get(block) ?? -1];
    const at = SEVERITY_CLASSES.indexOf(severityClass(severity));
    if (counts) counts[at] = (counts[at] ?? 0) + n;
  }
  // The rollup knows minutes: narrower buckets share what was counted in theirs.
  const narrow = stepNs < NS_PER_MINUTE;
  const bucketOf = (time: bigint) =>
    narrow ? floorDiv(time, NS_PER_MINUTE) : floorDiv(time + shiftNs, stepNs);
  const matches = found.map(sum);
  const { relativeError } = estimateTotal(matches, plan.of);
  const sampled = rowsOf(plan.blocks);
  const wide = byVolume(plan, found, probe.volumes, bucketOf);
  const counts = narrow ? spreadMinutes(wide, probe.volumes, { stepNs, shiftNs }) : wide;
  const total = [...counts.values()].reduce((all, classes) => all + sum(classes), 0);
  return {
    counts,
    total,
    relativeError,
    sampled,
    atMost: total === 0 ? atMostOf(plan.blocks.length, probe.volumes) : null,
    bucketError: usualError(plan, matches, relativeError, {
      // What no block fell into was guessed from its neighbour: nothing is known of it.
      buckets: new Set(probe.volumes.map(({ fromNs }) => bucketOf(fromNs))),
      bucketOf,
      parts: narrow ? Number(NS_PER_MINUTE / stepNs) : 1,
    }),
  };
}

/**
 * None in n blocks: fewer than 3 in n hold any, with 95 % certainty, and those may be full of them.
 * Source: Hanley & Lippman-Hand, JAMA 1983.
 */
function atMostOf(blocks: number, volumes: readonly Volume[]): number {
  const all = sum(volumes.map(({ logs }) => logs));
  return Math.ceil(Math.min(all, (3 * all) / Math.max(1, blocks)));
}

/** The counts of each minute, spread evenly over the buckets that its part of the range touches. */
function spreadMinutes(
  minutes: ReadonlyMap<bigint, ClassCounts>,
  volumes: readonly Volume[],
  { stepNs, shiftNs }: Pick<EstimateCounts, 'stepNs' | 'shiftNs'>,
): Map<bigint, ClassCounts> {
  const counts = new Map<bigint, ClassCounts>();
  for (const { fromNs, toNs } of volumes) {
    const minute = minutes.get(floorDiv(fromNs, NS_PER_MINUTE)) ?? [];
    const last = floorDiv(toNs - 1n + shiftNs, stepNs);
    let given: ClassCounts = [];
    for (let bucket = floorDiv(fromNs + shiftNs, stepNs); bucket <= last; bucket++) {
      const end = earlier((bucket + 1n) * stepNs - shiftNs, toNs);
      const share = Number(end - fromNs) / Number(toNs - fromNs);
      const upTo = minute.map((n) => Math.round(n * share));
      const before = counts.get(bucket) ?? [];
      counts.set(
        bucket,
        upTo.map((n, at) => (before[at] ?? 0) + n - (given[at] ?? 0)),
      );
      given = upTo;
    }
  }
  return counts;
}

/** Each bucket's share of matches times the logs it holds; one that no block fell into takes its neighbour's share. */
function byVolume(
  { blocks }: BlockPlan,
  found: readonly ClassCounts[],
  volumes: readonly Volume[],
  bucketOf: (time: bigint) => bigint,
): Map<bigint, ClassCounts> {
  const sums = new Map<bigint, { rows: number; counts: ClassCounts }>();
  blocks.forEach(({ fromNs, rows }, index) => {
    const bucket = bucketOf(fromNs);
    const at = sums.get(bucket) ?? { rows: 0, counts: SEVERITY_CLASSES.map(() => 0) };
    at.rows += rows;
    at.counts = at.counts.map((n, place) => n + (found[index]?.[place] ?? 0));
    sums.set(bucket, at);
  });
  const logs = new Map<bigint, number>();
  for (const volume of volumes) {
    const bucket = bucketOf(volume.fromNs);
    logs.set(bucket, (logs.get(bucket) ?? 0) + volume.logs);
  }
  const counts = new Map<bigint, ClassCounts>();
  let last = [...sums.values()][0];
  for (const [bucket, all] of logs) {
    last = sums.get(bucket) ?? last;
    if (!last) continue;
    const scale = all / last.rows;
    counts.set(bucket, rounded(last.counts, scale));
  }
  return counts;
}

/** Whole numbers that add up to the rounded sum: what is cut off goes to the largest. */
function rounded(classes: ClassCounts, scale: number): ClassCounts {
  const scaled = classes.map((n) => Math.floor(n * scale));
  const missing = Math.round(sum(classes) * scale) - sum(scaled);
  const largest = classes.indexOf(Math.max(...classes));
  return scaled.map((n, at) => (at === largest ? n + missing : n));
}

/** The error of the bucket in the middle: that of as many independent rows, widened as much as the total's is. */
function usualError(
  { blocks }: BlockPlan,
  matches: readonly number[],
  relativeError: number,
  { buckets, bucketOf, parts }: { buckets: Set<bigint>; bucketOf: (time: bigint) => bigint; parts: number },
): number {
  const all = sum(matches);
  if (all === 0) return 1;
  const perBucket = new Map([...buckets].map((bucket) => [bucket, 0]));
  blocks.forEach(({ fromNs }, index) => {
    const bucket = bucketOf(fromNs);
    perBucket.set(bucket, (perBucket.get(bucket) ?? 0) + (matches[index] ?? 0));
  });
  // relativeError² falls with the number of matches.
  const errors = [...perBucket.values()]
    .map((n) => relativeError * Math.sqrt((all * parts) / n))
    .sort((a, b) => a - b);
  return Math.min(1, errors[Math.floor(errors.length / 2)] ?? 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
