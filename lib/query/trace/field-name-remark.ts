import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import { spanField } from '../fields';
import { isNearWord } from '../fuzzy-word';
import type { QueryToken } from '../query-token';
import { flatTokens } from './flat-tokens';
import { TRACE_FIELDS, traceField } from './trace-fields';

/** As other tools and this product's API name them, in small letters without signs. */
const NAMES: Record<string, string> = {
  rootservice: 'root.service',
  rootservicename: 'root.service',
  tracerootservice: 'root.service',
  rootname: 'root.name',
  rootoperation: 'root.name',
  rootoperationname: 'root.name',
  rootspanname: 'root.name',
  rootspan: 'root.name',
  tracerootname: 'root.name',
  traceduration: 'trace.duration',
  tracedurationms: 'trace.duration',
  tracedurationns: 'trace.duration',
  tracespans: 'trace.spans',
  tracespancount: 'trace.spans',
  traceerrors: 'trace.errors',
  traceerrorcount: 'trace.errors',
  traceservices: 'trace.services',
  traceservicecount: 'trace.services',
  traceservice: 'service',
  tracename: 'root.name',
};
/** Of the API, in its own spelling only: `span_count` may be anybody's attribute. */
const API_NAMES: Record<string, string> = { spanCount: 'trace.spans', errorCount: 'trace.errors' };

/** A field of the trace that is spelt otherwise is searched as an attribute, which is told with its right name. */
export function fieldNameRemarks(tokens: readonly QueryToken[]): QueryDiagnostic[] {
  return flatTokens(tokens).flatMap((token): QueryDiagnostic[] => {
    if (token.kind !== 'field' || token.field.pattern) return [];
    const { name, from, to } = token.field;
    const meant = meantField(name);
    if (meant === null) return [];
    const what = meant === 'service' ? 'a span of the trace has its' : 'the field of the trace is';
    const message = `${name} is searched as an attribute: ${what} ${meant}.`;
    return [{ severity: 'hint', message, from, to, fix: { label: `Write ${meant}`, text: meant } }];
  });
}

function meantField(name: string): string | null {
  if (traceField(name) !== null || spanField(name) !== null) return null;
  const plain = name.toLowerCase().replace(/[._:-]/g, '');
  if (Object.hasOwn(NAMES, plain)) return NAMES[plain] ?? null;
  if (Object.hasOwn(API_NAMES, name)) return API_NAMES[name] ?? null;
  if (!/^(trace|root|traces|tarce)[._]/i.test(name) || name.length > 32) return null;
  const typed = name.toLowerCase().replace('_', '.');
  return TRACE_FIELDS.find((field) => isNearWord(field, typed, 2)) ?? null;
}
