import { fieldTerm } from '@/lib/query/edit';
import { type FieldOrigin, typedField } from '@/lib/query/explicit-field';
import { logsUrl } from '@/lib/url/logs';
import { tracesUrl } from '@/lib/url/traces';

interface Range {
  from: string;
  to: string;
}

/** All logs of one span. */
export function spanLogsUrl(traceId: string, spanId: string, range: Range): string {
  return logsUrl({ q: `${fieldTerm('trace_id', traceId)} AND ${fieldTerm('span_id', spanId)}`, ...range });
}

/** Traces with a span, or logs, that carry this value. */
export function valueUrls(
  name: string,
  value: string,
  origin: FieldOrigin,
  range: Range,
): { traces: string; logs: string } {
  const q = fieldTerm(typedField(name, origin), value);
  return { traces: tracesUrl({ q, ...range }), logs: logsUrl({ q, ...range }) };
}
