import { AppError } from '../errors';
import { withConnection } from '../store/client/run-query';
import { type OperationSum, operationSums } from '../store/rollup/operation-sums';
import { allServices } from '../store/streams/all-services';
import { NS_PER_MINUTE } from '../time/time-ns';
import { splitAtSteps, type TimeRange } from '../time/time-range';
import { wholeMinutes } from './counted-period';
import { groupOf, type OperationRows, type OperationsAsked, readOperations } from './read-operations';
import type { PlacedRow } from './rollup-groups';
import { wantedOperations } from './rollup-operations';
import type { RollupQuestion } from './rollup-question';
import { rollupTimes } from './rollup-times';
import type { SpansTree } from './spans-from-rows';

/** What reading the two ends of the range may take; then whole minutes are counted instead. */
const EDGE_MS = 1_500;
const READ_MS = 10_000;
const MOST_EDGE_ROWS = 50_000;

/** The sums of operations that a question asks for. */
export interface RollupRows {
  asked: OperationsAsked;
  /** Whole minutes. */
  rows: OperationRows;
  /** Both ends of the range, from the spans. */
  ends: PlacedRow[];
}

/**
 * Reads the sums that answer a question, and makes something of them. Null: they cannot answer it, or `use` says so.
 * `remarks` tells in words what is not of the range exactly.
 */
export async function withRollup<T>(
  asked: Omit<SpansTree, 'tree'>,
  question: RollupQuestion,
  use: (read: RollupRows) => Promise<T | null>,
): Promise<{ found: T; remarks: string[] } | null> {
  const { ctx, range, nowNs } = asked;
  const times = rollupTimes(question.step, range);
  const { inner, edges } = splitAtSteps(range, NS_PER_MINUTE);
  if (!times || inner === null) return null;
  const [services, operations] = await Promise.all([allServices(ctx), wantedOperations(ctx, question)]);
  if (!services || operations === 'unknown') return null;
  const read = await readEnds(asked, edges);
  if (read === null && asked.precision === 'exact') return null;
  const minutes = wholeMinutes(read === null ? range : inner, nowNs);
  const ends = (read ?? []).map(
    (row): PlacedRow => ({
      values: groupOf(question, services, row),
      bucket: times.placeOf(row.fromNs),
      row,
    }),
  );
  const found = await withConnection(
    { signal: ctx.signal, timeoutMs: READ_MS, pool: 'panel' },
    async (run) => {
      const reading = { ctx, question, times, minutes, services, operations, run };
      const rows = await readOperations(reading);
      return rows && (await use({ asked: reading, rows, ends }));
    },
  );
  if (found === null) return null;
  const remarks = read === null ? ['The minutes at both ends of the range are counted whole.'] : [];
  return { found, remarks };
}

/** Matching spans of the parts of minutes at both ends; null: too many to be read in time. */
async function readEnds(
  { ctx, predicate, precision }: Omit<SpansTree, 'tree'>,
  edges: readonly TimeRange[],
): Promise<(OperationSum & { fromNs: bigint })[] | null> {
  const ends: (OperationSum & { fromNs: bigint })[] = [];
  for (const range of edges) {
    const read = await operationSums(ctx, {
      ...{ predicate, range, most: MOST_EDGE_ROWS, pool: 'panel' },
      timeoutMs: precision === 'exact' ? READ_MS : EDGE_MS,
    }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'timeout') return null;
      throw error;
    });
    if (read === null) return null;
    ends.push(...read.map((row) => ({ ...row, fromNs: range.fromNs })));
  }
  return ends;
}
