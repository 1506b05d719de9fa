import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import { withConnection } from '../store/client/run-query';
import { allOperations, type ServiceOperation } from '../store/rollup/all-operations';
import type { MinuteRange } from '../store/rollup/read-rollup';
import { readSeries, type SeriesRow } from '../store/rollup/read-series';
import { addRow, type RedSum } from '../store/rollup/red-sum';
import { type SpanSumRow, spanSums } from '../store/rollup/span-sums';
import { serviceNames } from '../store/streams/service-names';
import { NS_PER_MINUTE } from '../time/time-ns';
import { splitAtSteps, type TimeRange } from '../time/time-range';
import { wholeMinutes } from './counted-period';
import { isUnsureName } from './is-unsure-name';
import { largestOperations } from './largest-operations';
import { type OperationCondition, operationQuery } from './operation-query';
import { bucketOf, RedGrouping } from './red-grouping';
import { redPredicate } from './red-predicate';
import type { RedFound, RedQuestion } from './red-question';

/** What reading the two ends of the range may take; then whole minutes are counted instead. */
const EDGE_MS = 1_500;
const READ_MS = 10_000;
/** Operations whose rows are all read; without a name asked for, only the largest are. */
const MOST_OPERATIONS = 5_000;
const MOST_EDGE_GROUPS = 10_000;
/** Rows of named operations with durations; of more, the spans are read. */
const MOST_ROWS = 200_000;

/**
 * Exact figures where service, name and kind of spans say all that is asked: whole minutes from the rollups, both ends of
 * the range from the spans. Null where the rollups cannot answer.
 */
export async function redFromRollup(question: RedQuestion, ast: QueryNode | null): Promise<RedFound | null> {
  const { ctx, input, range, nowNs, buckets, serviceId } = question;
  const { status, minDuration, maxDuration, by } = input;
  const condition = operationQuery(ast);
  if (condition === null || status !== 'any' || minDuration !== undefined || maxDuration !== undefined)
    return null;
  const { inner, edges } = splitAtSteps(range, NS_PER_MINUTE);
  if (inner === null || buckets.stepNs % NS_PER_MINUTE !== 0n) return null;
  const named = condition.byName || input.operation !== undefined;
  const operations =
    named || by === 'operation' ? await wantedOperations(question, condition.holds, named) : null;
  if (operations === 'unknown') return null;

  const ends = await readEnds(question, ast, edges);
  const counted = ends === null ? wholeMinutes(range, nowNs).counted : range;
  const minutes = wholeMinutes(ends === null ? counted : inner, nowNs);
  const read = {
    ...minutes,
    stepMinutes: Number(buckets.stepNs / NS_PER_MINUTE),
    serviceIds: serviceId === null ? null : [serviceId],
  };
  if (named && operations !== null && (await isTooMuch(ctx, { ...read, operations: [...operations.keys()] })))
    return null;
  const largest = by === 'operation' && !named;
  const { rows, all, groups } = await withConnection(
    { signal: ctx.signal, timeoutMs: READ_MS },
    async (run) => {
      if (operations === null) {
        return { rows: await readSeries(ctx, { ...read, operations: 'none', run }), all: null, groups: 0 };
      }
      const found = largest
        ? await largestOperations(question, { read, run, operations, ends: ends ?? [] })
        : null;
      const ids = found?.ids ?? [...operations.keys()];
      return {
        rows: await readSeries(ctx, { ...read, operations: ids, run }),
        all: found && (await readSeries(ctx, { ...read, operations: 'none', run })),
        groups: found?.groups ?? 0,
      };
    },
  );
  const ids = [...rows, ...(all ?? []), ...(ends ?? [])].map(({ service_id }) => service_id ?? 0);
  const names = await serviceNames(ctx, new Set(ids));
  const isAsked = ({ service_id, kind }: SeriesRow) =>
    condition.holds({ service: names.get(service_id) ?? '', kind, name: null }) === true;
  const grouping = new RedGrouping(by, (id) => names.get(id) ?? null);
  for (const row of rows) {
    if (operations !== null || isAsked(row))
      grouping.add(row, operations?.get(row.operation_id)?.name ?? null);
  }
  if (all) grouping.setWhole(wholeOf(all.filter(isAsked), ends ?? []), groups);
  for (const end of ends ?? []) grouping.addSpans(end);
  return {
    ...(await grouping.largest(ctx, input.top, minutes)),
    source: 'rollup',
    counted,
    estimate: null,
  };
}

/** Whether the rows of these operations, at most one for each minute with spans, are too many to be read. */
async function isTooMuch(
  ctx: RequestContext,
  read: MinuteRange & { serviceIds: readonly number[] | null; operations: readonly number[] },
): Promise<boolean> {
  const minutes = read.toMinute - read.fromMinute;
  if (minutes * read.operations.length <= MOST_ROWS) return false;
  const sums = await readSeries(ctx, { ...read, stepMinutes: null, durations: false });
  return sums.reduce((rows, { n }) => rows + Math.min(minutes, Number(n)), 0) > MOST_ROWS;
}

function wholeOf(rows: readonly SeriesRow[], ends: readonly SpanSumRow[]): Map<number, RedSum> {
  const whole = new Map<number, RedSum>();
  for (const row of [...rows, ...ends]) addRow(bucketOf(whole, Number(row.bucket)), row);
  return whole;
}

/** The operations that are asked for, by id; `unknown` where the dictionary does not tell them all apart. */
async function wantedOperations(
  { ctx, input, serviceId }: RedQuestion,
  holds: OperationCondition,
  named: boolean,
): Promise<Map<number, ServiceOperation> | 'unknown'> {
  const all = await allOperations(ctx);
  if (all === null) return 'unknown';
  const ofService = all.filter(({ service_id }) => serviceId === null || service_id === serviceId);
  const wanted: ServiceOperation[] = [];
  for (const operation of ofService) {
    const unsure = named && isUnsureName(operation.name);
    const held = holds(unsure ? { ...operation, name: null } : operation);
    if (held === null || (held && unsure && input.operation !== undefined)) return 'unknown';
    if (held && (input.operation === undefined || operation.name === input.operation)) wanted.push(operation);
  }
  return named && wanted.length > MOST_OPERATIONS ? 'unknown' : new Map(wanted.map((one) => [one.id, one]));
}

/** Matching spans of the parts of minutes at both ends; null: too many to be read in time. */
async function readEnds(
  question: RedQuestion,
  ast: QueryNode | null,
  edges: readonly TimeRange[],
): Promise<SpanSumRow[] | null> {
  const rows: SpanSumRow[] = [];
  try {
    for (const edge of edges) {
      const read = await spanSums(question.ctx, {
        predicate: redPredicate(question, ast),
        windows: [edge],
        bucket: { stepNs: question.buckets.stepNs },
        by: question.input.by,
        top: MOST_EDGE_GROUPS,
        timeoutMs: EDGE_MS,
        pool: 'search',
      });
      rows.push(...read);
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  }
  return rows;
}
