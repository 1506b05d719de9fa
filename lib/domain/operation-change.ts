import type { CompareFigures } from '../contracts/trace-compare';
import { effectiveRates } from '../statistics/effective-rate';
import { fisherExact } from '../statistics/fisher-exact';
import { mannWhitney } from '../statistics/mann-whitney';
import { quantileExceeds } from '../statistics/quantile-exceeds';
import { type Rate, rateDifference } from '../statistics/rate-difference';
import { changeInterval, type RatioChange, ratioChange } from '../statistics/ratio-change';
import { operationFigures } from './operation-figures';
import type { ResampledFigures } from './resample-figures';
import type { CohortOperation, TraceCohort } from './trace-cohort';

export const FIGURES = ['calls', 'errors', 'p50', 'p95', 'self'] as const;
export type Figure = (typeof FIGURES)[number];

/** The change of one figure before many comparisons are corrected for. */
export interface FigureChange {
  change: number | null;
  low: number | null;
  high: number | null;
  pValue: number | null;
  superiority: number | null;
}

/** What the change of one operation is made of; a side it is not in has no figures. */
export interface OperationChange {
  service: string;
  operation: string;
  a: CohortOperation | undefined;
  b: CohortOperation | undefined;
  figures: { a: CompareFigures | null; b: CompareFigures | null };
  changes: Record<Figure, FigureChange>;
  /** For the bounds of a release test; errors as rates of independent calls. */
  ratios: Record<Exclude<Figure, 'errors'>, RatioChange>;
  rates: { a: Rate; b: Rate };
}

export interface ComparedSides {
  a: TraceCohort;
  b: TraceCohort;
  resampleA: (one: CohortOperation) => ResampledFigures;
  resampleB: (one: CohortOperation) => ResampledFigures;
  alpha: number;
}

/** Of an operation in fewer traces of a side, durations and errors are not tested: nothing could be told. */
const LEAST_TRACES = 5;
/** In fewer, P95 is the one slowest call, which says nothing of the next one. */
const LEAST_TRACES_P95 = 20;
const NONE: FigureChange = { change: null, low: null, high: null, pValue: null, superiority: null };
const NO_RATIO: RatioChange = { change: null, error: Number.POSITIVE_INFINITY };

/**
 * How one operation changed from the traces of `a` to those of `b`. The unit is the trace, whose calls resemble each
 * other: calls and median durations by Mann-Whitney over traces, P95 by the calls above that of the other side, errors by
 * Fisher on effective counts.
 */
export function operationChange(
  a: CohortOperation | undefined,
  b: CohortOperation | undefined,
  sides: ComparedSides,
): OperationChange {
  const figures = {
    a: a ? operationFigures(a, sides.a.size) : null,
    b: b ? operationFigures(b, sides.b.size) : null,
  };
  const { service = '', operation = '' } = a ?? b ?? {};
  const calls = mannWhitney(callsOf(a, sides.a.size), callsOf(b, sides.b.size));
  const change: OperationChange = {
    ...{ service, operation, a, b, figures },
    changes: { calls: NONE, errors: NONE, p50: NONE, p95: NONE, self: NONE },
    ratios: { calls: NO_RATIO, p50: NO_RATIO, p95: NO_RATIO, self: NO_RATIO },
    rates: { a: { hits: 0, of: 0 }, b: { hits: 0, of: 0 } },
  };
  if (!a || !b || !figures.a || !figures.b) {
    change.changes.calls = { ...NONE, change: b ? null : -1, ...calls };
    return change;
  }
  const traces = Math.min(a.units.length, b.units.length);
  const enough = traces >= LEAST_TRACES;
  if (!enough) {
    change.changes.calls = { ...NONE, change: seenChange(figures.a, figures.b, 'callsPerTrace'), ...calls };
    change.changes.errors = { ...NONE, change: figures.b.errorRate - figures.a.errorRate };
    change.changes.p50 = { ...NONE, change: seenChange(figures.a, figures.b, 'p50Ns') };
    change.changes.p95 = { ...NONE, change: seenChange(figures.a, figures.b, 'p95Ns') };
    change.changes.self = { ...NONE, change: seenChange(figures.a, figures.b, 'selfP50Ns') };
    return change;
  }
  const [inA, inB] = [sides.resampleA(a), sides.resampleB(b)];
  const ratio = (figure: keyof ResampledFigures, from: number | null, to: number | null) =>
    ratioChange(from ?? 0, to ?? 0, pairs(inA[figure], inB[figure]));
  change.ratios = {
    calls: ratio('calls', figures.a.callsPerTrace, figures.b.callsPerTrace),
    p50: ratio('p50', figures.a.p50Ns, figures.b.p50Ns),
    p95: ratio('p95', figures.a.p95Ns, figures.b.p95Ns),
    self: ratio('self', figures.a.selfP50Ns, figures.b.selfP50Ns),
  };
  change.rates = effectiveRates(
    a.units.map(({ errors, calls }) => ({ hits: errors, of: calls })),
    b.units.map(({ errors, calls }) => ({ hits: errors, of: calls })),
  );
  if (traces < LEAST_TRACES_P95) change.ratios.p95.error = Number.POSITIVE_INFINITY;
  const tested = (figure: Exclude<Figure, 'errors'>, test: Partial<FigureChange>): FigureChange => {
    const interval = changeInterval(change.ratios[figure], sides.alpha);
    const { low = null, high = null } = interval ?? {};
    return { ...NONE, change: change.ratios[figure].change, low, high, ...test };
  };
  const durations = mannWhitney(
    a.units.map(({ medianNs }) => medianNs),
    b.units.map(({ medianNs }) => medianNs),
  );
  const selfs = mannWhitney(
    a.units.map(({ medianSelfNs }) => medianSelfNs),
    b.units.map(({ medianSelfNs }) => medianSelfNs),
  );
  change.changes = {
    calls: tested('calls', calls),
    errors: errorChange(change.rates, figures.b.errorRate - figures.a.errorRate, sides.alpha),
    p50: tested('p50', durations),
    p95: tested('p95', traces >= LEAST_TRACES_P95 ? { pValue: otherP95(a, b) } : {}),
    self: tested('self', selfs),
  };
  return change;
}

/** Of too few traces for resamples, the change alone. */
function seenChange(
  a: CompareFigures,
  b: CompareFigures,
  figure: 'callsPerTrace' | 'p50Ns' | 'p95Ns' | 'selfP50Ns',
): number | null {
  const [from, to] = [a[figure] ?? 0, b[figure] ?? 0];
  return from > 0 ? to / from - 1 : null;
}

function errorChange(rates: { a: Rate; b: Rate }, change: number, alpha: number) {
  const { low, high } = rateDifference(rates.a, rates.b, alpha);
  const { a, b } = rates;
  const pValue = fisherExact(Math.round(a.hits), Math.round(a.of), Math.round(b.hits), Math.round(b.of));
  return { change, low, high, pValue, superiority: null };
}

/** How likely P95 would differ so much by chance, in either direction. */
function otherP95(a: CohortOperation, b: CohortOperation): number {
  const [inA, inB] = [a.values().durations, b.values().durations];
  return Math.min(1, 2 * Math.min(quantileExceeds(inA, inB, 0.95, 1), quantileExceeds(inB, inA, 0.95, 1)));
}

/** Calls in each trace, those without one included. */
function callsOf(one: CohortOperation | undefined, traces: number): number[] {
  const calls = new Array<number>(traces).fill(0);
  for (const unit of one?.units ?? []) calls[unit.unit] = unit.calls;
  return calls;
}

function pairs(a: readonly number[], b: readonly number[]): { a: number; b: number }[] {
  return a.map((value, at) => ({ a: value, b: b[at] ?? Number.NaN }));
}
