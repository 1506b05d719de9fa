import { AppError } from '../errors';
import { SqlParams } from '../query/compile/sql-params';
import type { PeriodRead } from './panel-ask';
import { spansFromRollup } from './spans-from-rollup';
import { type SpansTree, spansFromRows } from './spans-from-rows';
import { type SampleRead, spansFromSample, spanVolume } from './spans-from-sample';
import { spansToKnownTotal } from './spans-known-total';
import { spansOfTraces } from './spans-of-traces';
import { tooLargeRemark } from './too-large-remark';

/** The answer to a panel's tree over spans, and what it was read from. */
export interface SpansRead extends PeriodRead {
  isRolledUp: boolean;
  /** Null: the figures are not from a sample. */
  sample: SampleRead['sample'] | null;
  /** What else is not exact, in words. */
  approximate: string[];
}

/** So many spans are read at once, whatever is asked of them. */
const FEW = 100_000;
/** What a person does not notice much as waiting. */
const SOON_MS = 500;
const FEW_MS = 2_000;

/**
 * Answers a tree from the sums of operations where they know all of it, else from the spans: from all of them, or, asked for
 * `fast` where that would take long, from a sample. Asked for `exact`, sums that are not are no answer. With conditions on whole traces: from the spans of traces that meet them.
 */
export async function readSpans(asked: SpansTree): Promise<SpansRead> {
  if (asked.whole) {
    const { tooLarge, ...read } = await spansOfTraces(asked, asked.whole);
    const approximate = tooLargeRemark(tooLarge).map(({ message }) => message);
    return { ...read, isRolledUp: false, approximate };
  }
  const summed = await spansFromRollup(asked);
  if (summed && (asked.precision === 'fast' || summed.approximate.length === 0))
    return { ...summed, isRolledUp: true, sample: null };
  const exact = { isRolledUp: false, sample: null, approximate: [] };
  if (asked.precision === 'exact') return { ...(await spansFromRows(asked)), ...exact };
  const volume = await spanVolume(asked);
  const isFew = volume.spans <= FEW;
  // Without words to look up each span is read.
  if (isFew || asked.predicate(new SqlParams()).tokens !== null) {
    const read = await inTime(spansFromRows(asked, isFew ? FEW_MS : SOON_MS));
    if (read) return { ...read, ...exact };
  }
  const sampled = await spansFromSample(asked, volume);
  const brought = (await inTime(spansToKnownTotal(asked, sampled))) ?? sampled;
  return { ...brought, isRolledUp: false, approximate: [] };
}

/** Null: it took longer. */
async function inTime<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  }
}
