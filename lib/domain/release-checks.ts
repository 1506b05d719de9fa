import type { CompareCheck } from '../contracts/trace-compare';
import { adjustPValues } from '../statistics/adjust-p-values';
import { quantileExceeds } from '../statistics/quantile-exceeds';
import { rateDifference, rateExceeds } from '../statistics/rate-difference';
import { changeBelow, changeExceeds, changeInterval } from '../statistics/ratio-change';
import type { Bound } from './compare-bounds';
import { describeCheck } from './describe-check';
import type { Figure, OperationChange } from './operation-change';

export interface CheckedChange {
  change: OperationChange;
  /** Null: the traces as a whole. */
  subject: { service: string; operation: string } | null;
}

export interface CheckOptions {
  bounds: readonly Bound[];
  alpha: number;
  passWhen: 'estimate' | 'proven';
}

/**
 * Holds every figure against its bound. A bound is exceeded when chance explains so much more only with a probability,
 * corrected over all checks, of at most alpha; a figure above its bound that may be chance is unclear.
 */
export function releaseChecks(
  subjects: readonly CheckedChange[],
  { bounds, alpha, passWhen }: CheckOptions,
): CompareCheck[] {
  const measured = subjects.flatMap(({ change, subject }) =>
    bounds.flatMap((bound) => {
      const one = measure(change, bound, alpha);
      return one
        ? [
            {
              ...one,
              subject,
              bound,
              own: isOwn(change, bound.figure),
              error: commonError(change, bound.figure),
            },
          ]
        : [];
    }),
  );
  const exceeds = adjustPValues(measured.map(({ pValue }) => pValue));
  const below = adjustPValues(measured.map(({ pBelow }) => pBelow));
  return measured.map(({ subject, bound, own, error, pBelow: _, ...figures }, at): CompareCheck => {
    const adjusted = exceeds[at] ?? 1;
    const proven = (below[at] ?? 1) <= alpha;
    const isKept = figures.change <= bound.limit && (passWhen === 'estimate' || proven);
    const outcome = adjusted <= alpha ? 'exceeded' : isKept ? 'kept' : 'unclear';
    const cause = outcome === 'exceeded' && subject ? (own ? 'own' : 'below') : null;
    const check = {
      service: subject?.service ?? null,
      operation: subject?.operation ?? null,
      bound: bound.name,
      limit: bound.limit,
      ...figures,
      adjusted,
      outcome,
      cause,
    } as const;
    return { ...check, message: describeCheck(check, bound.figure, error) };
  });
}

function measure(change: OperationChange, { figure, limit }: Bound, alpha: number) {
  const { a, b } = change.figures;
  if (!a || !b) return null;
  if (figure === 'errors') {
    const { rates } = change;
    return {
      baseline: a.errorRate,
      candidate: b.errorRate,
      change: b.errorRate - a.errorRate,
      ...rateDifference(rates.a, rates.b, alpha),
      pValue: rateExceeds(rates.a, rates.b, limit),
      pBelow: rateExceeds(rates.b, rates.a, -limit),
    };
  }
  const ratio = change.ratios[figure];
  const [baseline, candidate] = [figureOf(a, figure), figureOf(b, figure)];
  if (ratio.change === null || baseline === null || candidate === null) return null;
  const interval = changeInterval(ratio, alpha);
  return {
    baseline,
    candidate,
    change: ratio.change,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    ...(figure === 'p95'
      ? chanceOfP95(change, limit)
      : { pValue: changeExceeds(ratio, limit), pBelow: changeBelow(ratio, limit) }),
  };
}

function chanceOfP95({ a, b }: OperationChange, limit: number): { pValue: number; pBelow: number } {
  if (!a || !b) return { pValue: 1, pBelow: 1 };
  const [inA, inB] = [a.values().durations, b.values().durations];
  return {
    pValue: quantileExceeds(inA, inB, 0.95, 1 + limit),
    pBelow: quantileExceeds(inB, inA, 0.95, 1 / (1 + limit)),
  };
}

function figureOf(
  figures: NonNullable<OperationChange['figures']['a']>,
  figure: Exclude<Figure, 'errors'>,
): number | null {
  const { callsPerTrace, p50Ns, p95Ns, selfP50Ns } = figures;
  return { calls: callsPerTrace, p50: p50Ns, p95: p95Ns, self: selfP50Ns }[figure];
}

/**
 * Whether a change is of the operation itself. Errors are, when they begin there more often; a longer duration is, when
 * at least half of it is on the critical path as the operation's own; calls and self time always are.
 */
function isOwn({ a, b, figures }: OperationChange, figure: Figure): boolean {
  if (!a || !b || !figures.a || !figures.b) return false;
  if (figure === 'calls' || figure === 'self') return true;
  if (figure === 'errors') {
    const began = (one: typeof figures.a) => (one ? one.errorsBegin / Math.max(1, one.calls) : 0);
    const more = figures.b.errorRate - figures.a.errorRate;
    return began(figures.b) - began(figures.a) >= more / 2;
  }
  const own = (figures.b.selfP50Ns ?? 0) - (figures.a.selfP50Ns ?? 0);
  return own >= ((figures.b.p50Ns ?? 0) - (figures.a.p50Ns ?? 0)) / 2 && own > 0;
}

/** The message most failed calls of the candidate have; null: none has one, or this is not about errors. */
function commonError({ b }: OperationChange, figure: Figure): string | null {
  if (figure !== 'errors' || !b) return null;
  const [first] = [...b.messages].sort((one, other) => other[1] - one[1]);
  return first?.[0] ?? null;
}
