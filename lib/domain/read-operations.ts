import { SPAN_KINDS } from '../contracts/trace';
import type { Run } from '../store/client/run-query';
import { planPieces } from '../store/rollup/plan-pieces';
import type { MinuteRange } from '../store/rollup/read-rollup';
import { readSeries, type SeriesRow } from '../store/rollup/read-series';
import type { RollupValues } from '../store/rollup/red-sum';
import { NS_PER_MINUTE } from '../time/time-ns';
import type { PlacedRow } from './rollup-groups';
import type { WantedOperations } from './rollup-operations';
import type { RollupQuestion } from './rollup-question';
import type { RollupTimes } from './rollup-times';
import type { SpansTree } from './spans-from-rows';

export interface OperationsAsked extends Pick<SpansTree, 'ctx'> {
  question: RollupQuestion;
  times: RollupTimes;
  minutes: MinuteRange;
  /** All services by id. */
  services: ReadonlyMap<number, string>;
  /** Null: not asked by name. */
  operations: WantedOperations | null;
  run: Run;
}

/** Rows of the rollup for a question. */
export interface OperationRows {
  /** Of the whole range, to rank the groups by. */
  totals: PlacedRow[];
  /** Over time, of the groups with these keys. */
  over: (keys: ReadonlySet<string>) => Promise<PlacedRow[]>;
  /** Over time, all that is counted, where `over` does not give all groups. */
  whole: (() => Promise<PlacedRow[]>) | null;
}

/** Rows that are read at most; of more, the spans are. */
const MOST_ROWS = 200_000;

/** Null: they are too many, or names in them stand for several. */
export async function readOperations(asked: OperationsAsked): Promise<OperationRows | null> {
  return asked.operations === null ? await unnamed(asked) : await named(asked, asked.operations);
}

async function unnamed(asked: OperationsAsked): Promise<OperationRows> {
  const rows = await servicesOverTime(asked);
  return { totals: rows, over: async () => rows, whole: null };
}

async function named(
  asked: OperationsAsked,
  { byId, unsure }: WantedOperations,
): Promise<OperationRows | null> {
  const { ctx, question, times, minutes, run } = asked;
  const { condition } = question;
  const found = await readSeries(ctx, {
    ...{ ...minutes, stepMinutes: null, serviceIds: null, durations: false, run },
    operations: condition.byName ? [...byId.keys()] : 'all',
  });
  const alive = found.filter(({ operation_id, n }) => byId.has(operation_id) && n > 0n);
  if (alive.some(({ operation_id }) => unsure.has(operation_id))) return null;
  const durations = asksDurations(question);
  const most = durations
    ? rowsOfOne(minutes.fromMinute, minutes.toMinute, times.stepMinutes)
    : Math.max(1, times.starts.length);
  const cost = (rows: readonly SeriesRow[]) =>
    rows.reduce((sum, { n }) => sum + Math.min(most, Number(n)), 0);
  const nameOf = (row: SeriesRow) => byId.get(row.operation_id)?.name ?? '';
  const placed = (row: SeriesRow) => placeRow(asked, row, nameOf(row));
  const read = async (rows: readonly SeriesRow[]) => {
    const operations = rows.map(({ operation_id }) => operation_id);
    const series = await readSeries(ctx, {
      ...{ ...minutes, stepMinutes: times.stepMinutes, serviceIds: null, operations, durations, run },
    });
    return series.map(placed);
  };
  if (cost(alive) <= MOST_ROWS) {
    const rows = await read(alive);
    return { totals: rows, over: async () => rows, whole: null };
  }
  // All of them together are known without their names, unless it is names that are asked for.
  if (condition.byName || ranksByDurations(question)) return null;
  const keyed = new Map(alive.map((row) => [row, JSON.stringify(placed(row).values)]));
  const ofKeys = (keys: ReadonlySet<string>) => alive.filter((row) => keys.has(keyed.get(row) ?? ''));
  return {
    totals: alive.map(placed),
    over: async (keys) => await read(ofKeys(keys)),
    whole: async () => await servicesOverTime(asked),
  };
}

/** Rows that an operation may have, one for each bucket of the rollup that is read. */
function rowsOfOne(fromMinute: number, toMinute: number, stepMinutes: number | null): number {
  return planPieces(fromMinute, toMinute, stepMinutes).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Operations summed up by service and kind. */
async function servicesOverTime(asked: OperationsAsked): Promise<PlacedRow[]> {
  const { ctx, question, times, minutes, services, run } = asked;
  const holds = (service: string, kind: number) =>
    question.condition.holds({ service, kind, name: null }) === true;
  const wanted = [...services].filter(([, name]) => SPAN_KINDS.some((_, kind) => holds(name, kind)));
  const rows = await readSeries(ctx, {
    ...{ ...minutes, stepMinutes: times.stepMinutes, durations: asksDurations(question), run },
    serviceIds: wanted.length === services.size ? null : wanted.map(([id]) => id),
    operations: 'none',
  });
  return rows
    .filter(({ service_id, kind }) => holds(services.get(service_id) ?? '', kind))
    .map((row) => placeRow(asked, row, ''));
}

function placeRow(
  { question, times, services }: Pick<OperationsAsked, 'question' | 'times' | 'services'>,
  row: SeriesRow,
  name: string,
): PlacedRow {
  const startNs = BigInt(row.bucket) * BigInt(times.stepMinutes ?? 0) * NS_PER_MINUTE;
  return {
    values: groupOf(question, services, { ...row, name }),
    bucket: times.stepMinutes === null ? 0 : times.placeOf(startNs),
    row: counted(question, row),
  };
}

/** The values of the fields that a question groups by. */
export function groupOf(
  { groups }: RollupQuestion,
  services: ReadonlyMap<number, string>,
  { service_id, kind, name }: { service_id: number; kind: number; name: string },
): string[] {
  const facts = { service: services.get(service_id) ?? '', kind: SPAN_KINDS[kind] ?? '', name };
  return (groups?.fields ?? []).map((field) => facts[field]);
}

/** The row with as many spans as count. */
function counted({ counted: which }: RollupQuestion, row: SeriesRow): RollupValues {
  if (which === 'all') return row;
  return { ...row, n: which === 'failed' ? row.errors : row.n - row.errors };
}

export function asksDurations({ measures }: RollupQuestion): boolean {
  return [...measures.values()].some(({ kind }) => kind === 'quantiles');
}

export function ranksByDurations({ groups, measures }: RollupQuestion): boolean {
  return (groups?.order ?? []).some(
    ({ by }) => by.kind === 'measure' && measures.get(by.measure)?.kind === 'quantiles',
  );
}
