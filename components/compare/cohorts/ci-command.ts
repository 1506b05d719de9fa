import { queryString } from '@/lib/http/client';
import type { CompareState } from '@/lib/url/compare';
import type { CohortInput } from './cohort-input';

/** Prints `pass`, or says the verdict with its reasons on standard error and ends with 1. */
const UNLESS_PASSED =
  'if .verdict == "pass" then .verdict else ([.verdict] + .reasons | join("\\n") + "\\n" | halt_error(1)) end';

/** The request of the release test as a line for a pipeline, which fails unless the verdict is pass. */
export function ciCommand(
  origin: string,
  input: CohortInput,
  bounds: Pick<CompareState, 'maxP50' | 'maxP95' | 'maxSelf' | 'maxCalls' | 'maxErrors'>,
): string {
  const query = queryString({
    ...input,
    maxP50Increase: bounds.maxP50,
    maxP95Increase: bounds.maxP95,
    maxSelfTimeIncrease: bounds.maxSelf,
    maxCallsIncrease: bounds.maxCalls,
    maxErrorRateIncrease: bounds.maxErrors,
  }).replaceAll("'", '%27');
  return `curl -fsS '${origin}/api/traces/compare?${query}' | jq -r '${UNLESS_PASSED}'`;
}
