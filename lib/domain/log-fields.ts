import type { AttributeValue } from '../contracts/attributes';
import type { RequestContext } from '../contracts/context';
import type { LogFieldsQuery, LogFieldsResponse } from '../contracts/log-search';
import { sampleLogs } from '../store/logs/sample-logs';
import { readStreams, type StreamRow } from '../store/streams/read-streams';
import { nowNs } from '../time/time-ns';
import { FieldCounter } from './field-counter';
import {
  FIELD_COLUMNS,
  FIELD_WEIGHT,
  type FieldedLog,
  ownFieldValues,
  streamFieldValues,
} from './log-field-values';
import { readQuery } from './read-query';
import { resolveRange } from './resolve-range';

type Kind = LogFieldsResponse['fields'][number]['kind'];
type Counters = Record<Kind, Map<string, FieldCounter>>;

const BUILTIN = ['level', 'service', 'environment', 'version'];
/** A hostile sender can make millions of keys; a person reads the frequent ones. */
const MAX_FIELDS = 1_000;
/** Rows read for shares that are right to about a percent, and at most for exact figures. */
const SAMPLE = 5_000;
const MOST_READ = 30_000;
const FAST_MS = 300;
const EXACT_MS = 4_000;

/**
 * Which fields the matching logs have, and their most frequent values, from all of them or from a sample of the whole
 * range: built-in ones first, then attributes and resource attributes by how many logs have them. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function logFields(ctx: RequestContext, input: LogFieldsQuery): Promise<LogFieldsResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const fast = input.precision === 'fast';
  const sample = await sampleLogs<FieldedLog>(ctx, {
    predicate,
    range,
    rows: fast ? SAMPLE : MOST_READ,
    budgetMs: fast ? FAST_MS : EXACT_MS,
    columns: FIELD_COLUMNS,
    weight: FIELD_WEIGHT,
  });
  const logs = sample.rows;
  const streams = await readStreams(
    ctx,
    logs.map((log) => log.stream_id),
  );
  const fields = countFields(logs, streams, input.values);
  return {
    fields: fields.slice(0, MAX_FIELDS),
    totalFields: fields.length,
    sampled: logs.length,
    exact: sample.exact,
    total: sample.total,
    relativeError: sample.relativeError,
    diagnostics,
    tookMs: performance.now() - started,
  };
}

function countFields(
  logs: readonly FieldedLog[],
  streams: Map<number, StreamRow>,
  top: number,
): LogFieldsResponse['fields'] {
  const counters: Counters = { builtin: new Map(), attribute: new Map(), resource: new Map() };
  const perStream = new Map<number, number>();
  for (const log of logs) {
    perStream.set(log.stream_id, (perStream.get(log.stream_id) ?? 0) + 1);
    for (const { kind, name, value } of ownFieldValues(log)) add(counters, kind, name, value);
  }
  for (const [id, times] of perStream) {
    const stream = streams.get(id);
    if (!stream) continue;
    for (const { kind, name, value } of streamFieldValues(stream)) add(counters, kind, name, value, times);
  }
  const read = (kind: Kind) => [...counters[kind]].map(([name, counter]) => counter.read(name, kind, top));
  const builtin = read('builtin').sort((a, b) => BUILTIN.indexOf(a.name) - BUILTIN.indexOf(b.name));
  const others = (['attribute', 'resource'] as const).flatMap((kind) =>
    read(kind).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  );
  return [...builtin, ...others];
}

function add(counters: Counters, kind: Kind, name: string, value: AttributeValue, times = 1): void {
  let counter = counters[kind].get(name);
  if (counter === undefined) {
    counter = new FieldCounter();
    counters[kind].set(name, counter);
  }
  counter.add(value, times);
}
