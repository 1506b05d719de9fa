import type { CompareChange, CompareOperation } from '../contracts/trace-compare';
import { durationBins } from './duration-bins';
import { FIGURES, type Figure, type OperationChange } from './operation-change';
import type { CohortOperation } from './trace-cohort';

const EXAMPLES_BY = ['median', 'p95', 'error'] as const;
const MESSAGES = 5;

export type Changes = Record<Figure, CompareChange>;

/** The changes of one operation with their p values corrected. @param adjusted of the next p value, in order */
export function correctedChanges(
  { changes }: OperationChange,
  adjusted: () => number,
  alpha: number,
): Changes {
  const of = (figure: Figure): CompareChange => {
    const one = changes[figure];
    const corrected = one.pValue === null ? null : adjusted();
    return { ...one, adjusted: corrected, significant: corrected !== null && corrected <= alpha };
  };
  const [calls, errors, p50, p95, self] = FIGURES.map(of);
  const none = { change: null, low: null, high: null, pValue: null, superiority: null };
  const empty = { ...none, adjusted: null, significant: false };
  return {
    calls: calls ?? empty,
    errors: errors ?? empty,
    p50: p50 ?? empty,
    p95: p95 ?? empty,
    self: self ?? empty,
  };
}

/** How an operation ranks among those of the answer. */
export interface RankedChange {
  change: OperationChange;
  changes: Changes;
  significant: boolean;
  impact: number;
}

/** @param sizes traces of the sides, and the baseline's mean duration */
export function rankedChange(
  change: OperationChange,
  changes: Changes,
  sizes: { a: number; b: number; meanNs: number },
): RankedChange {
  const significant = FIGURES.some((figure) => changes[figure].significant);
  return { change, changes, significant, impact: impactOf(change, sizes) };
}

/** One operation as the answer has it. Takes time by its calls, so it is for those that are answered. */
export function comparedOperation({ change, ...ranked }: RankedChange): CompareOperation {
  const { service, operation, a, b, figures } = change;
  return {
    service,
    operation,
    presence: a && b ? 'both' : b ? 'added' : 'missing',
    baseline: figures.a,
    candidate: figures.b,
    ...ranked,
    messages: messagesOf(a, b),
    examples: { baseline: examplesOf(a), candidate: examplesOf(b) },
    durations: durationBins(
      a?.values().durations.values ?? new Float64Array(),
      b?.values().durations.values ?? new Float64Array(),
    ),
  };
}

function impactOf(
  { a, b, figures }: OperationChange,
  sizes: { a: number; b: number; meanNs: number },
): number {
  const pathNs = Math.abs((figures.b?.pathNs ?? 0) - (figures.a?.pathNs ?? 0));
  const failing = (one: CohortOperation | undefined, size: number) =>
    (one?.units.filter(({ origins }) => origins > 0).length ?? 0) / Math.max(1, size);
  return Math.max(pathNs / Math.max(1, sizes.meanNs), Math.abs(failing(b, sizes.b) - failing(a, sizes.a)));
}

function messagesOf(
  a: CohortOperation | undefined,
  b: CohortOperation | undefined,
): CompareOperation['messages'] {
  const all = new Set([...(a?.messages.keys() ?? []), ...(b?.messages.keys() ?? [])]);
  return [...all]
    .map((message) => ({
      message,
      baseline: a?.messages.get(message) ?? 0,
      candidate: b?.messages.get(message) ?? 0,
    }))
    .sort((one, other) => Math.max(other.baseline, other.candidate) - Math.max(one.baseline, one.candidate))
    .slice(0, MESSAGES);
}

/** A trace near the median, one near P95 and one that failed. */
function examplesOf(one: CohortOperation | undefined): CompareOperation['examples']['baseline'] {
  if (!one || one.units.length === 0) return [];
  const byDuration = one.units.toSorted((x, y) => x.slowest.durationNs - y.slowest.durationNs);
  const at = (share: number) => byDuration[Math.max(0, Math.ceil(share * byDuration.length) - 1)]?.slowest;
  const failing = one.units.filter(({ failed }) => failed !== null);
  const failed = (failing.find(({ origins }) => origins > 0) ?? failing[0])?.failed;
  return [at(0.5), at(0.95), failed].flatMap((example, place) => {
    const why = EXAMPLES_BY[place];
    return example && why ? [{ ...example, why }] : [];
  });
}
