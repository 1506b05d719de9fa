// The oracle of tests: a panel's figures over records in memory, plainly. The product asks SQL.
import type { Measure } from '../contracts/dashboard/panel-query';
import type { PanelQuestion, PanelSeries } from '../contracts/dashboard/panel-question';
import type { LogRecord } from '../contracts/telemetry';
import { numbersOf, plain, type Scalar, valuesOf } from '../query/aggregate/record-values';
import { later, type TimeRange } from '../time/time-range';

export interface ExpectedPanel {
  series: PanelSeries[];
  total: number;
  without: number;
  groups: number | null;
}

interface Group {
  text: string;
  key: Scalar[];
  records: LogRecord[];
}

/**
 * @param records those that match, of one period @param starts of its buckets
 * @param like the period whose groups are wanted; null: the first ones
 */
export function evaluatePanel(
  { measures, by, top }: PanelQuestion,
  records: readonly LogRecord[],
  { range, starts, like }: { range: TimeRange; starts: readonly bigint[]; like: ExpectedPanel | null },
): ExpectedPanel {
  const series = (key: Scalar[], isOther: boolean, some: readonly LogRecord[]): PanelSeries => ({
    key,
    isOther,
    count: some.length,
    values: measures.map((one) => measure(one, some, range)),
    points: measures.map((one) =>
      starts.map((start, at) => {
        const bucket = { fromNs: later(start, range.fromNs), toNs: starts[at + 1] ?? range.toNs };
        const inside = some.filter(({ time }) => time >= bucket.fromNs && time < bucket.toNs);
        return measure(one, inside, bucket);
      }),
    ),
  });
  if (by.length === 0)
    return { series: [series([], false, records)], total: records.length, without: 0, groups: null };
  const keysOf = new Map(records.map((record) => [record, combinations(by, record)]));
  const groups = groupsOf(keysOf);
  const rank = (one: Group) => measure(measures[0] ?? { fn: 'count' }, one.records, range);
  const way = top.order === 'most' ? -1 : 1;
  const first = groups
    .toSorted((a, b) => compareNumbers(rank(a), rank(b), way) || compareKeys(a.key, b.key))
    .slice(0, top.size);
  const wanted = like ? like.series.flatMap((one) => (one.isOther ? [] : [groupLike(one, groups)])) : first;
  const listed = new Set(wanted.map(({ text }) => text));
  const others = [...keysOf].filter(
    ([, keys]) => keys.size > 0 && ![...keys.keys()].some((text) => listed.has(text)),
  );
  const hasOther = like ? like.series.some(({ isOther }) => isOther) : top.other && others.length > 0;
  const other = hasOther
    ? [
        series(
          [],
          true,
          others.map(([record]) => record),
        ),
      ]
    : [];
  return {
    series: [...wanted.map(({ key, records: some }) => series(key, false, some)), ...other],
    total: records.length,
    without: [...keysOf.values()].filter((keys) => keys.size === 0).length,
    groups: groups.length,
  };
}

function groupsOf(keysOf: ReadonlyMap<LogRecord, Map<string, Scalar[]>>): Group[] {
  const groups = new Map<string, { values: Scalar[][]; records: LogRecord[] }>();
  for (const [record, keys] of keysOf)
    for (const [text, values] of keys) {
      const group = groups.get(text) ?? { values: [], records: [] };
      group.values.push(values);
      group.records.push(record);
      groups.set(text, group);
    }
  return [...groups].map(([text, { values, records }]) => ({ text, key: keyOf(values), records }));
}

/** The group of a series of another period; empty where it is not in this one. */
function groupLike({ key }: PanelSeries, groups: readonly Group[]): Group {
  const text = textOf(key);
  return { text, key, records: groups.find((group) => group.text === text)?.records ?? [] };
}

function combinations(by: readonly string[], record: LogRecord): Map<string, Scalar[]> {
  let all: Scalar[][] = [[]];
  for (const name of by) {
    const values = valuesOf({ names: [name], missing: null }, record);
    all = all.flatMap((some) => values.map((value) => [...some, value]));
  }
  return new Map(all.map((values) => [textOf(values), values]));
}

function textOf(values: readonly Scalar[]): string {
  return JSON.stringify(values.map(plain));
}

/** Of values of several kinds under one text, the text. */
function keyOf(values: readonly Scalar[][]): Scalar[] {
  return (values[0] ?? []).map((first, at) => {
    const isOfOneKind = values.every((others) => typeof others[at] === typeof first);
    return isOfOneKind ? first : plain(first);
  });
}

/** Null comes last either way. */
function compareNumbers(a: number | null, b: number | null, way: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return (a - b) * way;
}

/** Numbers by size and before all others, those by code point. */
function compareKeys(a: readonly Scalar[], b: readonly Scalar[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? '';
    if (typeof one === 'number' && typeof other === 'number') {
      if (one !== other) return one - other;
    } else if (typeof one === 'number' || typeof other === 'number') {
      return typeof one === 'number' ? -1 : 1;
    } else {
      const compared = Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
      if (compared !== 0) return compared;
    }
  }
  return 0;
}

function measure(asked: Measure, records: readonly LogRecord[], range: TimeRange): number | null {
  if (asked.fn === 'count') return records.length;
  if (asked.fn === 'rate') return records.length / (Number(range.toNs - range.fromNs) / 1e9);
  const field = { names: [asked.field], missing: null };
  if (asked.fn === 'unique')
    return new Set(records.flatMap((record) => valuesOf(field, record).map(plain))).size;
  const numbers = records.flatMap((record) => numbersOf(field, record)).sort((a, b) => a - b);
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((all, one) => all + one, 0);
  switch (asked.fn) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / numbers.length;
    case 'min':
      return numbers[0] ?? null;
    case 'max':
      return numbers.at(-1) ?? null;
    default: {
      const at = (Number(asked.fn.slice(1)) / 100) * (numbers.length - 1);
      const [low = 0, high = 0] = [numbers[Math.floor(at)], numbers[Math.ceil(at)]];
      return low + (high - low) * (at - Math.floor(at));
    }
  }
}
