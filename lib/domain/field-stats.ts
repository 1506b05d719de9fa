import type { AttributeValue } from '../contracts/attributes';
import type { RequestContext } from '../contracts/context';
import type { LogStatsQuery, LogStatsResponse } from '../contracts/log-stats';
import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import { isDecimal } from '../query/decimal';
import { logField } from '../query/fields';
import { parseQuery } from '../query/parse';
import { sampleField } from '../store/fields/sample-field';
import { BY_SERVICE, countLogs } from '../store/logs/count-logs';
import type { Predicate } from '../store/scan/predicate';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { type CountedValue, countBuiltin } from './count-builtin';
import { FieldCounter } from './field-counter';
import { numberStats } from './number-stats';
import { predicateOf, readQuery } from './read-query';
import { resolveRange } from './resolve-range';

/** Up to this many logs with the field are all read; of more, a sample of this size. */
const SAMPLE = 20_000;
const SAMPLE_MS = 3_000;
const COUNT_MS = 3_000;
const PLACE = { from: 0, to: 0 };

/**
 * How many of the matching logs have a field, its values, and how its numbers are distributed. Exact up to 20,000 logs that
 * have it (levels and services: wherever the rollup can answer), beyond that from a sample over the whole range.
 * Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function fieldStats(ctx: RequestContext, input: LogStatsQuery): Promise<LogStatsResponse> {
  const started = performance.now();
  const now = nowNs();
  const { field } = input;
  const builtin = logField(field);
  if (builtin === 'time' || builtin === 'observed_time') {
    const message = `${field} differs in nearly every log: the chart shows how logs spread over time.`;
    throw new AppError('bad_request', message);
  }
  if (builtin === 'arrival_delay') {
    const message = `${field} differs in nearly every log: a panel of a dashboard shows its percentiles.`;
    throw new AppError('bad_request', message);
  }
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const counted = await countBuiltin(ctx, { field, predicate, range, timeoutMs: COUNT_MS });
  const having = predicateOf(ctx, withField(parseQuery(input.q).ast, field), now, 'log');
  const stats = counted
    ? statsOfCounts(counted, input.values)
    : await statsOfSample(ctx, { field, having, all: predicate, range }, input.values);
  return { field, ...stats, diagnostics, tookMs: performance.now() - started };
}

type Stats = Omit<LogStatsResponse, 'field' | 'diagnostics' | 'tookMs'>;

function statsOfCounts(counted: readonly CountedValue[], top: number): Stats {
  const total = counted.reduce((all, { count }) => all + count, 0);
  return {
    type: total === 0 ? null : 'string',
    total,
    present: total,
    distinct: counted.length,
    values: counted.toSorted((a, b) => b.count - a.count).slice(0, top),
    numbers: null,
    estimate: null,
  };
}

async function statsOfSample(
  ctx: RequestContext,
  { field, having, all, range }: { field: string; having: Predicate; all: Predicate; range: TimeRange },
  top: number,
): Promise<Stats> {
  const [sample, counted] = await Promise.all([
    sampleField(ctx, { field, predicate: having, range, rows: SAMPLE, budgetMs: SAMPLE_MS }),
    countInTime(ctx, all, range),
  ]);
  // Where counting took too long, the sample of all estimates the total.
  const whole =
    counted === null
      ? await sampleField(ctx, { field: 'level', predicate: all, range, rows: 1_000, budgetMs: SAMPLE_MS })
      : null;
  const values = sample.values.filter((value) => value !== null);
  const counter = new FieldCounter();
  for (const value of values) counter.add(value);
  const read = counter.read(field, 'attribute', top);
  const scale = sample.exact ? 1 : sample.total / Math.max(1, sample.values.length);
  const scaled = (count: number) => Math.round(count * scale);
  const present = scaled(values.length);
  const isExact = sample.exact && (whole === null || whole.exact);
  return {
    type: values.length === 0 ? null : read.type,
    total: Math.max(counted ?? whole?.total ?? 0, present),
    present,
    distinct: read.distinct,
    values: read.values.map(({ value, count }) => ({ value, count: scaled(count) })),
    numbers: scaleNumbers(numbersOf(values), scaled),
    estimate: isExact
      ? null
      : {
          sampled: sample.values.length,
          relativeError: Math.max(sample.relativeError, whole?.relativeError ?? 0),
        },
  };
}

async function countInTime(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
): Promise<number | null> {
  try {
    const counts = await countLogs(ctx, { predicate, range, key: BY_SERVICE, timeoutMs: COUNT_MS });
    return [...counts.values()].flat().reduce((all, one) => all + one, 0);
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  }
}

/** The query and that the field is there; a level always is. */
function withField(ast: QueryNode | null, field: string): QueryNode | null {
  if (logField(field) === 'level') return ast;
  const name = { name: field, pattern: null, ...PLACE };
  const match: QueryNode = { kind: 'match', field: name, value: { kind: 'exists', ...PLACE }, ...PLACE };
  return ast === null ? match : { kind: 'and', children: [ast, match], ...PLACE };
}

/** Null where less than half of the values are numbers: statuses among words are no distribution. */
function numbersOf(values: readonly AttributeValue[]): Stats['numbers'] {
  const numbers = values.flatMap((value) => {
    const number = typeof value === 'string' && isDecimal(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? [number] : [];
  });
  return numbers.length > 0 && numbers.length * 2 >= values.length ? numberStats(numbers) : null;
}

function scaleNumbers(numbers: Stats['numbers'], scaled: (count: number) => number): Stats['numbers'] {
  if (numbers === null) return null;
  return {
    ...numbers,
    count: scaled(numbers.count),
    buckets: numbers.buckets.map((bucket) => ({ ...bucket, count: scaled(bucket.count) })),
  };
}
