import type { PanelAnswer, PanelPeriod, PanelQuestion } from '../contracts/dashboard/panel-question';
import type { AggResult } from '../query/aggregate/agg-result';
import type { AggTree } from '../query/aggregate/agg-tree';
import { floorTo, NS_PER_DAY, NS_PER_MINUTE, NS_PER_MS } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { zonePieces } from '../time/zone-offsets';
import { type PanelBuckets, planPanelBuckets } from './panel-buckets';
import { isCount, writePeriod } from './panel-period';
import { GROUPS, panelTree } from './panel-tree';

/** What was read for one period. */
export interface PeriodRead {
  result: AggResult;
  /** Records that match. */
  total: number;
}

/** Answers a tree over a range, wherever it reads. */
export type ReadPeriod<Read extends PeriodRead> = (tree: AggTree, range: TimeRange) => Promise<Read>;

export interface PanelAsked<Read extends PeriodRead> {
  now: Read;
  before: Read | null;
  answer: Pick<PanelAnswer, 'stepMs' | 'previous' | 'groups' | 'approximate'> & PanelPeriod;
}

/**
 * Puts a panel's question as trees over one or two periods and writes what was read as its series; logs and spans differ
 * in `read` alone. @param before the period to compare with, or null where nothing is there to compare
 */
export async function askPanel<Read extends PeriodRead>(
  question: PanelQuestion,
  { range, before, nowNs }: { range: TimeRange; before: TimeRange | null; nowNs: bigint },
  read: ReadPeriod<Read>,
): Promise<PanelAsked<Read>> {
  const { measures, by } = question;
  const plan = planPanelBuckets(range, question);
  const of = { measures, hasGroups: by.length > 0, nowNs };
  const shiftNs = before && range.fromNs - before.fromNs;
  const readBefore = async (keys: string[][] | null) => {
    if (before === null || shiftNs === null) return null;
    const moved = movedBuckets(question, plan, shiftNs);
    const got = await read(panelTree(question, moved?.step ?? null, keys), before);
    return { got, range: before, starts: moved?.starts ?? [] };
  };
  // Only the groups of the period now are asked of the one before.
  const early = of.hasGroups ? null : readBefore(null);
  const [got] = await Promise.all([read(panelTree(question, plan?.step ?? null), range), early]);
  const period = writePeriod(got.result, got.total, { ...of, range, starts: plan?.starts ?? [] });
  const previous = await (early ?? readBefore(keysOf(got.result)));
  return {
    now: got,
    before: previous?.got ?? null,
    answer: {
      ...period,
      stepMs: plan?.stepMs ?? null,
      previous:
        previous &&
        writePeriod(
          previous.got.result,
          previous.got.total,
          { ...of, range: previous.range, starts: previous.starts },
          period.series,
        ),
      groups: of.hasGroups ? (got.result.groups.get(GROUPS)?.combinations ?? null) : null,
      approximate: plan?.askedMs ? [widened(plan.askedMs, plan.stepMs)] : [],
    },
  };
}

/**
 * The period that a range is compared with, of equal length: a day or a week earlier is when the clocks of the zone showed
 * the same as at the end of the range, also where they were put forward or back since.
 */
export function periodBefore(
  { fromNs, toNs }: TimeRange,
  { compare, zone }: { compare: NonNullable<PanelQuestion['compare']>; zone: string },
): TimeRange {
  const even = compare === 'day' ? NS_PER_DAY : 7n * NS_PER_DAY;
  const shiftNs =
    compare === 'previous' ? toNs - fromNs : even - aheadNs(zone, toNs) + aheadNs(zone, toNs - even);
  return { fromNs: fromNs - shiftNs, toNs: toNs - shiftNs };
}

/** How far the clocks of a zone are ahead of UTC. */
function aheadNs(zone: string, atNs: bigint): bigint {
  const ms = Number(atNs / NS_PER_MS);
  const piece = zonePieces(zone, ms, ms + 1).findLast(({ fromMs }) => fromMs <= ms);
  return BigInt(piece?.offsetMs ?? 0) * NS_PER_MS;
}

/**
 * The same buckets so much earlier. Counts of a minute and more: by whole minutes, or a minute of the rollup would fall
 * between two.
 */
function movedBuckets(
  { measures }: PanelQuestion,
  plan: PanelBuckets | null,
  shiftNs: bigint,
): Pick<PanelBuckets, 'step' | 'starts'> | null {
  if (plan === null) return null;
  const isWhole = plan.stepMs >= 60_000 && measures.every(isCount);
  const by = isWhole ? floorTo(shiftNs + NS_PER_MINUTE / 2n, NS_PER_MINUTE) : shiftNs;
  return {
    step: { ...plan.step, offsetNs: plan.step.offsetNs - by },
    starts: plan.starts.map((start) => start - by),
  };
}

function keysOf(result: AggResult): string[][] {
  const { buckets = [] } = result.groups.get(GROUPS) ?? {};
  return buckets.flatMap(({ values }) => (values ? [values.map(({ text }) => text)] : []));
}

function widened(askedMs: number, stepMs: number): string {
  return `Buckets are ${stepMs / 1_000} s wide: of ${askedMs / 1_000} s there would be more than 1,000.`;
}
