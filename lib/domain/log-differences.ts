import type { RequestContext } from '../contracts/context';
import type { LogDifferencesQuery, LogDifferencesResponse } from '../contracts/log-differences';
import { fieldTerm } from '../query/edit';
import { typedField } from '../query/explicit-field';
import { logField } from '../query/fields';
import { parseQuery } from '../query/parse';
import { printFieldName } from '../query/print';
import { type LogSample, sampleLogs } from '../store/logs/sample-logs';
import { readStreams, type StreamRow } from '../store/streams/read-streams';
import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import { NS_PER_SECOND, nowNs } from '../time/time-ns';
import { type Candidate, type Counts, differingValues, type FieldedRow } from './differing-values';
import {
  FIELD_COLUMNS,
  FIELD_WEIGHT,
  type FieldedLog,
  type LogFieldValue,
  ownFieldValues,
  streamFieldValues,
} from './log-field-values';
import { followsTime } from './numbers-like-time';
import { type RankedDifference, rankDifferences } from './rank-differences';
import { type ComparedSide, readPart } from './read-part';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';

interface TracedLog extends FieldedLog {
  trace_key: string | null;
}

const ROWS_A_SIDE = 6_000;
const BUDGET_MS = 2_500;

/**
 * What sets a part of a result apart: field values, and bounds of numbers, that are more frequent in it than in the rest,
 * ranked by how little they can be chance. Large sides are sampled.
 * Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function logDifferences(
  ctx: RequestContext,
  input: LogDifferencesQuery,
): Promise<LogDifferencesResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { diagnostics } = readQuery(ctx, input.q, now, 'log');
  const sides = readPart(ctx, { ast: parseQuery(input.q, 'log').ast, part: input.part, range, nowNs: now });
  const [part, rest] = await Promise.all([sample(ctx, sides.part), sample(ctx, sides.rest)]);
  const streams = await readStreams(
    ctx,
    [...part.rows, ...rest.rows].map((log) => log.stream_id),
  );
  const partRows = await fielded(part.rows, streams);
  const restRows = await fielded(rest.rows, streams);
  const like = await followsTime([...part.rows, ...rest.rows]);
  const candidates = (await differingValues(partRows, restRows)).filter(
    ({ kind, name, test }) =>
      !isChosenBy(sides.chosenBy, kind, name) && ('is' in test || kind !== 'attribute' || !like.has(name)),
  );
  const ranked = await rankDifferences(candidates, partRows, restRows, input.limit);
  return {
    part: sideOf(part),
    rest: sideOf(rest),
    differences: ranked.map((one) => asDifference(one, part, rest)),
    compared: candidates.length,
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

async function sample(ctx: RequestContext, side: ComparedSide): Promise<LogSample<TracedLog>> {
  return await sampleLogs<TracedLog>(ctx, {
    ...side,
    rows: ROWS_A_SIDE,
    columns: `${FIELD_COLUMNS}, t.trace_key`,
    weight: FIELD_WEIGHT,
    budgetMs: BUDGET_MS,
  });
}

async function fielded(
  logs: readonly TracedLog[],
  streams: ReadonlyMap<number, StreamRow>,
): Promise<FieldedRow[]> {
  const known = new Map<number, LogFieldValue[]>();
  for (const [id, stream] of streams) known.set(id, streamFieldValues(stream));
  const rows: FieldedRow[] = [];
  for (const [index, log] of logs.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    rows.push({
      unit: log.trace_key ?? `${log.stream_id} ${log.time_ns / NS_PER_SECOND}`,
      values: [ownFieldValues(log), known.get(log.stream_id) ?? []],
    });
  }
  return rows;
}

/** The part's own condition holds for all of it: neither its fields nor their other names are a finding. */
function isChosenBy(chosenBy: ReadonlySet<string>, kind: LogFieldValue['kind'], name: string): boolean {
  if (chosenBy.has(typedField(name, kind)) || chosenBy.has(name)) return true;
  return kind === 'builtin' && [...chosenBy].some((chosen) => logField(chosen) === name);
}

function sideOf({ rows, total, relativeError, exact }: LogSample<TracedLog>) {
  return { total, relativeError, exact, sampled: rows.length };
}

function asDifference(
  { candidate, lift, score, same }: RankedDifference,
  part: LogSample<TracedLog>,
  rest: LogSample<TracedLog>,
): LogDifferencesResponse['differences'][number] {
  const share = ({ logs }: Counts, side: LogSample<TracedLog>) => {
    const share = side.rows.length > 0 ? logs / side.rows.length : 0;
    return { count: Math.round(share * side.total), share };
  };
  return {
    ...conditionOf(candidate),
    part: share(candidate.part, part),
    rest: share(candidate.rest, rest),
    lift,
    score,
    same: same.map(conditionOf),
  };
}

function conditionOf({ kind, name, test }: Candidate) {
  const field = typedField(name, kind);
  if ('is' in test) return { field, value: test.is, condition: fieldTerm(field, test.is) };
  const [sign, symbol, bound] =
    'atLeast' in test ? (['>=', '≥', test.atLeast] as const) : (['<', '<', test.below] as const);
  const typed = `${sign}${bound}`;
  return {
    field,
    value: `${symbol} ${bound}`,
    condition: `${printFieldName({ name: field, pattern: null }, typed)}:${typed}`,
  };
}
