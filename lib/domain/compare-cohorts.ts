import type { RequestContext } from '../contracts/context';
import type { TraceCompareQuery, TraceCompareResponse } from '../contracts/trace-compare';
import { adjustPValues } from '../statistics/adjust-p-values';
import { nowNs } from '../time/time-ns';
import { changesOfOperations } from './changes-of-operations';
import { type CohortSide, cohortSides } from './cohort-sides';
import { compareBounds } from './compare-bounds';
import { comparedOperation, correctedChanges, rankedChange } from './compared-operation';
import { matchingTraces } from './matching-traces';
import { type ComparedSides, FIGURES, operationChange } from './operation-change';
import { releaseChecks } from './release-checks';
import { releaseVerdict } from './release-verdict';
import { resampler } from './resample-figures';
import { describeRange } from './resolve-range';
import { TraceCohort } from './trace-cohort';
import { eachTraceModel } from './trace-models';

const MAX_OPERATIONS = 200;
const MAX_CHECKS = 500;

/**
 * Compares the traces of two queries, releases or times: what changed of each operation, how sure that is and how much it
 * matters; and with bounds, whether the candidate keeps them. See docs/release-tests.md for the tests and their sources.
 * Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function compareCohorts(
  ctx: RequestContext,
  input: TraceCompareQuery,
): Promise<TraceCompareResponse> {
  const started = performance.now();
  const now = nowNs();
  const sides = cohortSides(input, now);
  // One after the other: two at once would take two of the few connections that people's searches need.
  const a = await readSide(ctx, sides.a, input.limit, now);
  const b = await readSide(ctx, sides.b, input.limit, now);
  const { alpha } = input;
  const compared: ComparedSides = {
    a: a.cohort,
    b: b.cohort,
    resampleA: resampler(a.cohort, 1),
    resampleB: resampler(b.cohort, 2),
    alpha,
  };
  const whole = operationChange(a.cohort.whole, b.cohort.whole, compared);
  const { changes, leftOut } = await changesOfOperations(ctx, compared, input);
  const all = [whole, ...changes];
  const pValues = all
    .flatMap((one) => FIGURES.map((figure) => one.changes[figure].pValue))
    .filter((p) => p !== null);
  const adjusted = adjustPValues(pValues)[Symbol.iterator]();
  const next = () => adjusted.next().value ?? 1;
  const meanNs = (one: TraceCohort) => one.totalNs / Math.max(1, one.size);
  const sizes = { a: a.cohort.size, b: b.cohort.size, meanNs: meanNs(a.cohort) };
  const [wholeChange, ...ranked] = all.map((one) =>
    rankedChange(one, correctedChanges(one, next, alpha), sizes),
  );
  ranked.sort(
    (x, y) =>
      Number(y.significant) - Number(x.significant) ||
      y.impact - x.impact ||
      x.change.service.localeCompare(y.change.service) ||
      x.change.operation.localeCompare(y.change.operation),
  );
  const wholeRow = wholeChange && comparedOperation(wholeChange);
  const bounds = compareBounds(input);
  const enough = changes.filter(
    ({ a: one, b: other }) => Math.min(one?.units.length ?? 0, other?.units.length ?? 0) >= input.minTraces,
  );
  const isWhole = input.service === undefined && input.operation === undefined;
  const checks = releaseChecks(
    [
      ...(isWhole ? [{ change: whole, subject: null }] : []),
      ...enough.map((change) => ({
        change,
        subject: { service: change.service, operation: change.operation },
      })),
    ],
    { bounds, alpha, passWhen: input.passWhen },
  );
  const verdict = releaseVerdict(checks, { bounds: bounds.length, minTraces: input.minTraces, sizes });
  return {
    ...verdict,
    checks: verdict.checks.slice(0, MAX_CHECKS),
    checksLeftOut: Math.max(0, checks.length - MAX_CHECKS),
    untested: changes.length - enough.length + leftOut,
    baseline: a.side,
    candidate: b.side,
    whole: {
      baseline: wholeRow?.baseline ?? null,
      candidate: wholeRow?.candidate ?? null,
      changes: wholeRow?.changes ?? correctedChanges(whole, next, alpha),
      durations: wholeRow?.durations ?? { edgesNs: [], baseline: [], candidate: [] },
      meanNs: { baseline: meanNs(a.cohort), candidate: meanNs(b.cohort) },
    },
    operations: ranked.slice(0, MAX_OPERATIONS).map(comparedOperation),
    operationsLeftOut: Math.max(0, ranked.length - MAX_OPERATIONS) + leftOut,
    comparisons: pValues.length,
    alpha,
    diagnostics: a.diagnostics,
    tookMs: performance.now() - started,
  };
}

async function readSide(ctx: RequestContext, { q, range }: CohortSide, limit: number, now: bigint) {
  const found = await matchingTraces(ctx, { q, range, now }, { limit, pick: 'spread' });
  const cohort = new TraceCohort();
  const { traces, spans, leftOut } = await eachTraceModel(ctx, found.traces, ({ traceId }, model) =>
    cohort.add(traceId, model),
  );
  const side = { q, range: describeRange(range), traces, spans, complete: found.complete, leftOut };
  return { cohort, side, diagnostics: found.diagnostics };
}
