import { bootstrapWeights } from '../statistics/bootstrap-weights';
import { weightedQuantiles } from '../statistics/weighted-quantile';
import type { CohortOperation, TraceCohort } from './trace-cohort';

/** The figures of one operation in resamples of a cohort's traces; NaN where a resample has none of it. */
export type ResampledFigures = Record<'calls' | 'p50' | 'p95' | 'self', number[]>;

/** Enough for a standard error (Efron and Tibshirani, §6.4: 200 seldom too few). */
const ROUNDS = 200;

/** Makes the resamples of a cohort once, for all of its operations. @param seed another one for each side */
export function resampler(cohort: TraceCohort, seed: number): (one: CohortOperation) => ResampledFigures {
  const rounds = bootstrapWeights(cohort.size, ROUNDS, seed);
  return (one) => {
    const { durations, selfs } = one.values();
    const figures: ResampledFigures = { calls: [], p50: [], p95: [], self: [] };
    for (const weights of rounds) {
      const [p50 = Number.NaN, p95 = Number.NaN] = weightedQuantiles(durations, weights, [0.5, 0.95]);
      const [self = Number.NaN] = weightedQuantiles(selfs, weights, [0.5]);
      const calls = one.units.reduce((sum, { unit, calls }) => sum + calls * (weights[unit] ?? 0), 0);
      figures.calls.push(calls / Math.max(1, cohort.size));
      figures.p50.push(p50);
      figures.p95.push(p95);
      figures.self.push(self);
    }
    return figures;
  };
}
