import type { RequestContext } from '../contracts/context';
import type { TraceRedQuery } from '../contracts/trace-red';
import type { RedSum } from '../store/rollup/red-sum';
import { NS_PER_MINUTE } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { wholeMinutes } from './counted-period';
import { planMinuteBuckets } from './minute-buckets';
import { planBuckets } from './plan-buckets';

export interface RedBuckets {
  stepNs: bigint;
  /** Number of the first bucket, counted from the epoch. */
  first: number;
  count: number;
}

/** What GET /api/traces/red asks, read. */
export interface RedQuestion {
  ctx: RequestContext;
  input: TraceRedQuery;
  range: TimeRange;
  nowNs: bigint;
  buckets: RedBuckets;
  /** Of the form's service; null: none asked for. */
  serviceId: number | null;
}

export interface RedExemplar {
  traceId: string;
  spanId: string | null;
  durationNs: bigint;
}

/** One line of the chart. */
export interface RedGroup {
  service: string | null;
  operation: string | null;
  isOther: boolean;
  groups: number;
  /** By number of the bucket. */
  buckets: Map<number, RedSum>;
  slowest: Map<number, RedExemplar>;
  failed: Map<number, RedExemplar>;
}

export interface RedFound {
  /** Largest first, other last. */
  groups: RedGroup[];
  source: 'rollup' | 'spans' | 'traces';
  counted: TimeRange;
  /** Whether looking for exemplars came to its end. */
  exemplars: 'found' | 'some' | 'timeout';
  estimate: { sampled: number; relativeError: number | null } | null;
}

const SHORT_NS = 10n * NS_PER_MINUTE;

/** Buckets of whole minutes, which the rollups have, unless the range is a short one. */
export function planRedBuckets(range: TimeRange, most: number, nowNs: bigint): RedBuckets {
  if (range.toNs - range.fromNs < SHORT_NS) {
    const { stepNs, first, starts } = planBuckets(range, most);
    return { stepNs, first: Number(first), count: starts.length };
  }
  const { stepMinutes, first, count } = planMinuteBuckets(wholeMinutes(range, nowNs), most);
  return { stepNs: BigInt(stepMinutes) * NS_PER_MINUTE, first, count };
}
