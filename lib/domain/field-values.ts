import type { RequestContext } from '../contracts/context';
import type { LogValuesQuery, LogValuesResponse } from '../contracts/log-values';
import { AppError } from '../errors';
import type { QueryNode, QueryValue } from '../query/ast';
import { logField } from '../query/fields';
import { parseQuery } from '../query/parse';
import { type SampleField, sampleField } from '../store/fields/sample-field';
import { nowNs } from '../time/time-ns';
import { type CountedValue, countBuiltin } from './count-builtin';
import { FieldCounter } from './field-counter';
import { predicateOf, readQuery } from './read-query';
import { resolveRange } from './resolve-range';

type Found = Pick<LogValuesResponse, 'estimate' | 'complete'> & { counted: readonly CountedValue[] };

const SAMPLE = 5_000;
/** Somebody is typing: a list that comes later is of no use. */
const BUDGET_MS = 1_500;
const PLACE = { from: 0, to: 0 };

/**
 * The most frequent values of a field among the logs that match `q`: those that begin with the prefix, then those that
 * hold it. Exact where the rollup or the matches themselves can be counted in the time, else from a sample.
 * Throws AppError `bad_request`, `unavailable`.
 */
export async function fieldValues(ctx: RequestContext, input: LogValuesQuery): Promise<LogValuesResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const { field } = input;
  const counted = await countBuiltin(ctx, { field, predicate, range, timeoutMs: BUDGET_MS });
  const narrowed = predicateOf(ctx, withValue(parseQuery(input.q).ast, input), now, 'log');
  const found: Found = counted
    ? { counted, estimate: null, complete: true }
    : await sampleInTime(ctx, { field, predicate: narrowed, range, rows: SAMPLE, budgetMs: BUDGET_MS });
  const typed = input.prefix.toLowerCase();
  const rank = ({ value }: CountedValue) => (value.toLowerCase().startsWith(typed) ? 0 : 1);
  const fitting = found.counted
    .filter(({ value }) => value.toLowerCase().includes(typed))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    values: fitting.slice(0, input.limit),
    distinct: fitting.length,
    estimate: found.estimate,
    complete: found.complete,
    diagnostics,
    tookMs: performance.now() - started,
  };
}

async function sampleInTime(ctx: RequestContext, input: SampleField): Promise<Found> {
  const sample = await sampleField(ctx, input).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  });
  if (sample === null) return { counted: [], estimate: null, complete: false };
  const counter = new FieldCounter();
  for (const value of sample.values) if (value !== null) counter.add(value);
  const { values } = counter.read(input.field, 'attribute', Number.POSITIVE_INFINITY);
  if (sample.exact) return { counted: values, estimate: null, complete: true };
  const scale = sample.total / Math.max(1, sample.values.length);
  return {
    counted: values.map(({ value, count }) => ({ value, count: Math.round(count * scale) })),
    estimate: { sampled: sample.values.length, relativeError: sample.relativeError },
    complete: true,
  };
}

/** The query and a field whose value holds the typed text; a level is never missing. */
function withValue(ast: QueryNode | null, { field, prefix }: LogValuesQuery): QueryNode | null {
  if (logField(field) === 'level') return ast;
  const value: QueryValue =
    prefix.trim() === ''
      ? { kind: 'exists', ...PLACE }
      : { kind: 'wildcard', pattern: [{ wild: '*' }, { text: prefix }, { wild: '*' }], ...PLACE };
  const match: QueryNode = {
    kind: 'match',
    field: { name: field, pattern: null, ...PLACE },
    value,
    ...PLACE,
  };
  return ast === null ? match : { kind: 'and', children: [ast, match], ...PLACE };
}
