import { AppError } from '../../../errors';

/** The times a metric query is computed at: `count` of them from `firstNs` on. */
export interface QuerySteps {
  firstNs: bigint;
  stepNs: bigint;
  count: number;
}

/** Source: Loki's pkg/loghttp/query.go. */
export function stepsOf(startNs: bigint, endNs: bigint, stepNs: bigint): QuerySteps {
  if (stepNs <= 0n) {
    throw new AppError(
      'bad_request',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  const count = Number((endNs - startNs) / stepNs) + 1;
  if (count > 11_000) {
    throw new AppError(
      'bad_request',
      'exceeded maximum resolution of 11,000 points per time series. Try increasing the value of the step parameter',
    );
  }
  return { firstNs: startNs, stepNs, count };
}

export function instantSteps(timeNs: bigint): QuerySteps {
  return { firstNs: timeNs, stepNs: 1n, count: 1 };
}

/** The stretch of time that a range of each step covers together; its start is not part of it. */
export function coveredBy(
  { firstNs, stepNs, count }: QuerySteps,
  rangeNs: bigint,
  offsetNs: bigint,
): { afterNs: bigint; toNs: bigint } {
  const last = firstNs + stepNs * BigInt(count - 1);
  return { afterNs: firstNs - offsetNs - rangeNs, toNs: last - offsetNs };
}
