import type { RequestContext } from '../contracts/context';
import type { TraceFieldsResponse } from '../contracts/trace-fields';
import { typedField } from '../query/explicit-field';
import { getTraceFields } from '../store/spans/get-trace-fields';
import { readTraceId } from './read-trace-id';

const MAX_FIELDS = 1000;

/** The fields that a trace's spans have, as they are typed in a query. Throws AppError `bad_request`, `timeout`. */
export async function traceFields(ctx: RequestContext, trace: string): Promise<TraceFieldsResponse> {
  const { own, streams } = await getTraceFields(ctx, readTraceId(trace), MAX_FIELDS + 1);
  const spans = new Map<string, number>();
  // Most spans of a trace share few streams. Where row and stream both say a field, the greater count is a true bound.
  const said = new Map<string, number>();
  const add = (name: string, n: number) => said.set(name, (said.get(name) ?? 0) + n);
  for (const { stream, spans: n } of streams) {
    for (const name of Object.keys(stream.resource)) add(typedField(name, 'resource'), n);
    for (const name of Object.keys(stream.scope_attributes)) add(name, n);
    if (stream.environment !== null) add('environment', n);
    if (stream.service_version !== null) add('version', n);
    if (stream.scope_name !== null) add('scope.name', n);
  }
  for (const { name, spans: n } of own) spans.set(typedField(name, 'attribute'), n);
  for (const [name, n] of said) spans.set(name, Math.max(n, spans.get(name) ?? 0));
  for (const taken of [
    'service.name',
    'service.version',
    'deployment.environment',
    'deployment.environment.name',
  ])
    spans.delete(taken);
  const fields = [...spans].map(([name, n]) => ({ name, spans: n }));
  fields.sort((a, b) => b.spans - a.spans || (a.name < b.name ? -1 : 1));
  return { fields: fields.slice(0, MAX_FIELDS), truncated: fields.length > MAX_FIELDS };
}
