import type { RequestContext } from '../contracts/context';
import { SPAN_KINDS } from '../contracts/trace';
import type { TraceSpansApart, TraceValuesResponse } from '../contracts/trace-outline';
import { getTraceValues } from '../store/spans/get-trace-values';
import { readTraceId } from './read-trace-id';
import { TextDictionary } from './text-dictionary';

const MAX_SPANS = 200_000;
const MAX_VALUES = 10_000;

/**
 * One field's value in every span of a trace that has it.
 * @param tellApart answers kind and start of each too. Throws AppError `bad_request`, `timeout`.
 */
export async function traceValues(
  ctx: RequestContext,
  trace: string,
  field: string,
  tellApart = false,
): Promise<TraceValuesResponse> {
  const { ids, values, kinds, starts } = await getTraceValues(
    ctx,
    readTraceId(trace),
    field,
    MAX_SPANS,
    tellApart,
  );
  const dictionary = new TextDictionary();
  const spanIds: string[] = [];
  const value: number[] = [];
  const apart: TraceSpansApart = tellApart ? { kind: [], start: [] } : null;
  let truncated = ids.length === MAX_SPANS;
  values.forEach((text, at) => {
    if (text === null) return;
    const place = dictionary.place(text);
    if (place >= MAX_VALUES) {
      truncated = true;
      return;
    }
    spanIds.push(ids[at] ?? '');
    value.push(place);
    apart?.kind.push(SPAN_KINDS[kinds[at] ?? 0] ?? 'unspecified');
    apart?.start.push(starts[at] ?? '');
  });
  return { field, values: dictionary.texts.slice(0, MAX_VALUES), spanIds, value, apart, truncated };
}
