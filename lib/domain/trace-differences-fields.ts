import type { AttributeValue } from '../contracts/attributes';
import { SPAN_KINDS } from '../contracts/trace';
import type { FieldedSpan } from '../store/spans-analysis/read-fielded-spans';
import type { StreamRow } from '../store/streams/read-streams';
import { textsOf } from './differing-values';
import { type LogFieldValue, streamFieldValues } from './log-field-values';

/** Of a pair of span fields: no name or service has it, so its parts can be told apart again. */
export const PAIR_MARK = '\u0000';
/** Fields made here, named as no attribute is. */
export const OPERATION = 'operation';
export const FAILED = 'failed operation';

/**
 * What a trace says: each value that any of its spans, or their resources, have, once; its root; the operations that ran
 * and those that failed. Of a field with several numbers the greatest is the number, so that a bound is about the trace.
 */
export function traceFieldValues(
  spans: readonly FieldedSpan[],
  streams: ReadonlyMap<number, StreamRow>,
): { values: LogFieldValue[]; several: Set<string> } {
  const fields = new Map<
    string,
    { kind: LogFieldValue['kind']; name: string; texts: Map<string, AttributeValue> }
  >();
  const add = ({ kind, name, value }: LogFieldValue) => {
    const key = `${kind} ${name}`;
    const field = fields.get(key) ?? { kind, name, texts: new Map() };
    fields.set(key, field);
    for (const text of textsOf(value)) field.texts.set(text, typeof value === 'number' ? value : text);
  };
  const seen = new Set<number>();
  for (const span of spans) {
    const stream = streams.get(span.stream_id);
    if (stream && !seen.has(stream.id)) for (const value of streamFieldValues(stream)) add(value);
    if (stream) seen.add(stream.id);
    for (const value of ownValues(span, stream)) add(value);
  }
  const several = new Set<string>();
  const values = [...fields.values()].flatMap(({ kind, name, texts }) => {
    const all = [...texts.values()];
    const numbers = all.filter((value) => typeof value === 'number');
    if (numbers.length > 1) several.add(`${kind} ${name}`);
    const greatest = numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
    return all.map((value) => ({
      kind,
      name,
      value: typeof value === 'number' && value !== greatest ? String(value) : value,
    }));
  });
  return { values, several };
}

/** What tells its operation from all others. */
export function operationOf(span: FieldedSpan, stream: StreamRow | undefined): string {
  return `${stream?.service ?? ''}${PAIR_MARK}${span.name}`;
}

function ownValues(span: FieldedSpan, stream: StreamRow | undefined): LogFieldValue[] {
  const service = stream?.service ?? '';
  const pair = operationOf(span, stream);
  const builtin = (name: string, value: string): LogFieldValue => ({ kind: 'builtin', name, value });
  return [
    builtin(OPERATION, pair),
    builtin('kind', SPAN_KINDS[span.kind] ?? 'unspecified'),
    ...(span.status === 2 ? [builtin(FAILED, pair)] : []),
    ...(span.status_message ? [builtin('status_message', span.status_message)] : []),
    ...(span.parent_key === null ? [builtin('root.service', service), builtin('root.name', span.name)] : []),
    ...Object.entries(span.attributes ?? {}).map(([name, value]) => ({
      kind: 'attribute' as const,
      name,
      value,
    })),
  ];
}
