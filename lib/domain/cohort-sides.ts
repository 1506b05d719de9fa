import type { TraceCompareQuery } from '../contracts/trace-compare';
import { AppError } from '../errors';
import { joinTraceQueries } from '../query/trace/join-trace-queries';
import type { TimeRange } from '../time/time-range';
import { resolveRange } from './resolve-range';

export interface CohortSide {
  q: string;
  range: TimeRange;
}

/**
 * The two sides that a comparison names: a common query and range, and what each side has of its own. Throws AppError
 * `bad_request` for a range that cannot be, and for two sides that are the same.
 */
export function cohortSides(
  input: Pick<
    TraceCompareQuery,
    | 'q'
    | 'from'
    | 'to'
    | 'split'
    | 'baseline'
    | 'candidate'
    | 'baselineFrom'
    | 'baselineTo'
    | 'candidateFrom'
    | 'candidateTo'
  >,
  nowNs: bigint,
): { a: CohortSide; b: CohortSide } {
  const a = {
    q: joinTraceQueries(input.q, input.baseline),
    range: resolveRange(input.baselineFrom ?? input.from, input.baselineTo ?? input.split ?? input.to, nowNs),
  };
  const b = {
    q: joinTraceQueries(input.q, input.candidate),
    range: resolveRange(
      input.candidateFrom ?? input.split ?? input.from,
      input.candidateTo ?? input.to,
      nowNs,
    ),
  };
  if (a.q === b.q && a.range.fromNs === b.range.fromNs && a.range.toNs === b.range.toNs) {
    throw new AppError(
      'bad_request',
      'Both sides are the same. Give each a condition (baseline, candidate), or a time that splits the range (split).',
    );
  }
  return { a, b };
}
