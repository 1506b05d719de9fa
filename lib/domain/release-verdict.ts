import type { CompareCheck, TraceCompareResponse } from '../contracts/trace-compare';
import { operationKey } from '../trace/observe-operations';

const REASONS = 20;
const ORDER = { exceeded: 0, unclear: 1, kept: 2 };

type Verdict = Pick<TraceCompareResponse, 'verdict' | 'reasons' | 'causes'> & { checks: CompareCheck[] };

/**
 * What all checks together say: one exceeded bound fails, too few traces or an unclear check leave it open, else it
 * passes. Without bounds there is no verdict.
 */
export function releaseVerdict(
  unordered: readonly CompareCheck[],
  { bounds, minTraces, sizes }: { bounds: number; minTraces: number; sizes: { a: number; b: number } },
): Verdict {
  const checks = unordered.toSorted(
    (a, b) =>
      ORDER[a.outcome] - ORDER[b.outcome] ||
      Number(a.cause !== 'own') - Number(b.cause !== 'own') ||
      a.adjusted - b.adjusted ||
      b.change - b.limit - (a.change - a.limit),
  );
  const base = { checks, causes: [] };
  if (bounds === 0) return { ...base, verdict: null, reasons: [] };
  const few = [
    ...(sizes.a < minTraces ? [`the baseline has ${count(sizes.a)}`] : []),
    ...(sizes.b < minTraces ? [`the candidate has ${count(sizes.b)}`] : []),
  ];
  if (few.length > 0) {
    const reason = `Too few traces for a verdict: ${few.join(' and ')}, at least ${minTraces} are needed on each side.`;
    return { ...base, verdict: 'inconclusive', reasons: [reason] };
  }
  const exceeded = checks.filter(({ outcome }) => outcome === 'exceeded');
  const causes = causesOf(exceeded);
  if (exceeded.length > 0) return { checks, causes, verdict: 'fail', reasons: sentences(exceeded) };
  const unclear = checks.filter(({ outcome }) => outcome === 'unclear');
  if (unclear.length > 0) return { ...base, verdict: 'inconclusive', reasons: sentences(unclear) };
  if (checks.length === 0) {
    const reason = 'Nothing could be tested: no operation is in enough traces of both sides.';
    return { ...base, verdict: 'inconclusive', reasons: [reason] };
  }
  const reason = `All ${checks.length} checks of ${bounds} ${bounds === 1 ? 'bound' : 'bounds'} are kept.`;
  return { ...base, verdict: 'pass', reasons: [reason] };
}

function sentences(checks: readonly CompareCheck[]): string[] {
  const told = checks
    .slice(0, REASONS)
    .map(({ message, cause }) =>
      cause === 'below' ? `${message}, carried over from what it calls` : message,
    );
  const more = checks.length - told.length;
  return more > 0 ? [...told, `and ${more} more`] : told;
}

function count(traces: number): string {
  return traces === 1 ? '1 trace' : `${traces} traces`;
}

/** The operations that exceed bounds by themselves, in the order of their first reason. */
function causesOf(exceeded: readonly CompareCheck[]): TraceCompareResponse['causes'] {
  const causes = new Map<string, TraceCompareResponse['causes'][number]>();
  for (const { service, operation, cause, message } of exceeded) {
    if (cause !== 'own' || service === null || operation === null) continue;
    const key = operationKey(service, operation);
    const known = causes.get(key) ?? { service, operation, reasons: [] };
    known.reasons.push(message);
    causes.set(key, known);
  }
  return [...causes.values()];
}
