import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { MAX_RELATED_SPANS } from '../store/spans/verify-traces';

/** Says that traces were left out of a search for how spans are related. */
export function tooLargeRemark(traces: number): QueryDiagnostic[] {
  if (traces === 0) return [];
  const most = MAX_RELATED_SPANS.toLocaleString('en');
  const what = traces === 1 ? 'One trace has' : `${traces.toLocaleString('en')} traces have`;
  const message = `${what} more than ${most} spans: how those are related was not looked at, so it is left out.`;
  return [{ severity: 'hint', message, from: 0, to: 0 }];
}
