// The oracle of tests: an AggTree over records in memory, plainly. The product asks SQL.
import type { LogRecord } from '../../contracts/telemetry';
import { roundTime, timeRounding } from '../../time/time-rounding';
import type { QueryNode } from '../ast';
import { printRegex } from '../print-regex';
import type { AggBucket, AggResult, GroupResult, MeasureResult } from './agg-result';
import type {
  AggGroup,
  AggTree,
  BucketOrder,
  GroupBy,
  Measure,
  StatPart,
  TermsGroup,
  TuplesGroup,
} from './agg-tree';
import { numbersOf, plain, type Scalar, valuesOf } from './record-values';

type Matches = (record: LogRecord, filter: QueryNode) => boolean;

/** @param matches whether a record meets a filter */
export function evaluateTree(tree: AggTree, records: readonly LogRecord[], matches: Matches): AggResult {
  return {
    measures: new Map([...tree.measures].map(([name, one]) => [name, measure(one, records)])),
    groups: new Map([...tree.groups].map(([name, one]) => [name, group(one, records, matches)])),
  };
}

function group(one: AggGroup, records: readonly LogRecord[], matches: Matches): GroupResult {
  const { by } = one;
  if (by.kind === 'tuples') return tuples(one, by, records, matches);
  const sets = new Map<string, { key: AggBucket['key']; kinds: Set<string>; records: LogRecord[] }>();
  for (const record of records) {
    const keys = new Map(keysOf(by, record, matches).map((key) => [String(key), key]));
    for (const [text, key] of keys) {
      const set = sets.get(text) ?? { key, kinds: new Set(), records: [] };
      set.kinds.add(typeof key);
      set.records.push(record);
      sets.set(text, set);
    }
  }
  const buckets = [...sets].map(([text, set]) => ({
    key: set.kinds.size > 1 ? text : set.key,
    count: set.records.length,
    ...evaluateTree(one, set.records, matches),
  }));
  if (by.kind !== 'terms') {
    return { buckets: buckets.sort((a, b) => (a.key < b.key ? -1 : 1)), otherCount: 0 };
  }
  const wanted = buckets.filter(({ count }) => count >= by.minCount).sort((a, b) => inOrder(by, a, b));
  return {
    buckets: wanted.slice(0, by.size),
    otherCount: wanted.slice(by.size).reduce((sum, { count }) => sum + count, 0),
  };
}

function keysOf(by: GroupBy, record: LogRecord, matches: Matches): AggBucket['key'][] {
  switch (by.kind) {
    case 'terms':
      return terms(by, record);
    case 'time': {
      const ns = by.field === 'time' ? record.time : record.observedTime;
      const rounding = timeRounding(by.step, ns, ns + 1n);
      return rounding ? [roundTime(rounding, ns)] : [];
    }
    case 'steps':
      return numbersOf(by.field, record).map((number) => Math.floor((number - by.offset) / by.interval));
    case 'bounds':
      return numbersOf(by.field, record).map((number) => by.bounds.filter((bound) => bound <= number).length);
    case 'ranges':
      return by.ranges.flatMap(({ from, to }, index) =>
        numbersOf(by.field, record).some(
          (number) => (from === null || number >= from) && (to === null || number < to),
        )
          ? [index]
          : [],
      );
    case 'filters': {
      const met = by.filters.flatMap((filter, index) =>
        filter === null || matches(record, filter) ? [index] : [],
      );
      return by.other && met.length === 0 ? [by.filters.length] : met;
    }
    case 'missing':
      return valuesOf(by.field, record).length === 0 ? [0] : [];
    case 'incomplete':
      return by.fields.some((field) => valuesOf(field, record).length === 0) ? [0] : [];
    case 'tuples':
      return [];
  }
}

/** All combinations of a record's values of the fields, by their texts. */
function combinations(by: TuplesGroup, record: LogRecord): Map<string, Scalar[]> {
  const all = by.fields.reduce<Scalar[][]>(
    (found, field) => found.flatMap((some) => valuesOf(field, record).map((value) => [...some, value])),
    [[]],
  );
  return new Map(all.map((values) => [textOf(values), values]));
}

function textOf(values: readonly Scalar[]): string {
  return JSON.stringify(values.map(plain));
}

function tuples(
  one: AggGroup,
  by: TuplesGroup,
  records: readonly LogRecord[],
  matches: Matches,
): GroupResult {
  const sets = new Map<string, { values: Scalar[][]; records: LogRecord[] }>();
  for (const record of records)
    for (const [text, values] of combinations(by, record)) {
      const set = sets.get(text) ?? { values: [], records: [] };
      set.values.push(values);
      set.records.push(record);
      sets.set(text, set);
    }
  const all = [...sets].map(([text, set]) => ({
    text,
    key: 0,
    count: set.records.length,
    values: by.fields.map((_, at) => keyValue(set.values.map((values) => values[at] ?? ''))),
    ...evaluateTree(one, set.records, matches),
  }));
  const asked = by.keys?.map((texts) => JSON.stringify(texts));
  const top = asked
    ? asked.flatMap((text, at) =>
        all.filter((set) => set.text === text).map((set) => ({ ...set, key: at + 1 })),
      )
    : all
        .sort((a, b) => tuplesInOrder(by, a, b))
        .slice(0, by.size)
        .map((set, at) => ({ ...set, key: at + 1 }));
  const listed = new Set(top.map(({ text }) => text));
  const others = records.filter((record) => {
    const texts = [...combinations(by, record).keys()];
    return texts.length > 0 && !texts.some((text) => listed.has(text));
  });
  const other = { key: 0, count: others.length, ...evaluateTree(one, others, matches) };
  return {
    buckets: [
      ...(by.other && others.length > 0 ? [other] : []),
      ...top.map(({ text: _, ...bucket }) => bucket),
    ],
    otherCount: 0,
    ...(by.keys === null && { combinations: all.length }),
  };
}

/** Of differing kinds, the text. */
function keyValue(values: readonly Scalar[]): { value: Scalar; text: string } {
  const [first = ''] = values;
  const text = plain(first);
  return { value: values.every((value) => typeof value === typeof first) ? first : text, text };
}

function tuplesInOrder(by: TuplesGroup, a: AggBucket, b: AggBucket): number {
  for (const order of by.order) {
    const keys = order.by.kind === 'key' ? compareTuples(a, b) * (order.descending ? -1 : 1) : 0;
    const compared = keys || compare(orderValue(order, a), orderValue(order, b), order.descending);
    if (compared !== 0) return compared;
  }
  return compareTuples(a, b);
}

function compareTuples(a: AggBucket, b: AggBucket): number {
  for (const [at, { value }] of (a.values ?? []).entries()) {
    const compared = compareKeys(value, b.values?.[at]?.value ?? '');
    if (compared !== 0) return compared;
  }
  return 0;
}

function terms(by: TermsGroup, record: LogRecord): Scalar[] {
  const passes = (text: string, filter: TermsGroup['include']) =>
    filter !== null &&
    ('values' in filter
      ? filter.values.includes(text)
      : new RegExp(`^(?:${printRegex(filter.regex, 'javascript', false)})$`, 'u').test(text));
  return valuesOf(by.field, record).filter(
    (value) => (by.include === null || passes(plain(value), by.include)) && !passes(plain(value), by.exclude),
  );
}

function inOrder(by: TermsGroup, a: AggBucket, b: AggBucket): number {
  for (const order of by.order) {
    const compared = compare(orderValue(order, a), orderValue(order, b), order.descending);
    if (compared !== 0) return compared;
  }
  return compareKeys(a.key, b.key);
}

function orderValue({ by }: BucketOrder, bucket: AggBucket): AggBucket['key'] | null {
  if (by.kind === 'count') return bucket.count;
  if (by.kind === 'key') return bucket.key;
  const measured = bucket.measures.get(by.measure);
  if (measured?.kind === 'stats') return measured.parts[by.part as StatPart] ?? null;
  return measured?.kind === 'numbers' ? (measured.numbers[Number(by.part) || 0] ?? null) : null;
}

/** Buckets without the number come last either way. */
function compare(a: AggBucket['key'] | null, b: AggBucket['key'] | null, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const compared = compareKeys(a, b);
  return descending ? -compared : compared;
}

/** Numbers by size and before all others, those by code point. */
function compareKeys(a: AggBucket['key'], b: AggBucket['key']): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function measure(one: Measure, records: readonly LogRecord[]): MeasureResult {
  if (one.kind === 'rows') {
    const newest = records.toSorted((a, b) => (a.time < b.time ? 1 : -1));
    const picked = newest.slice(one.skip, one.skip + one.size);
    return { kind: 'rows', rows: picked.map(({ time }) => ({ timeNs: time, seq: 0n })) };
  }
  if (one.kind === 'distinct' || one.kind === 'present') {
    const values = records.flatMap((record) => valuesOf(one.field, record).map(String));
    return { kind: 'numbers', numbers: [one.kind === 'present' ? values.length : new Set(values).size] };
  }
  const numbers = records.flatMap((record) => numbersOf(one.field, record)).sort((a, b) => a - b);
  if (one.kind === 'quantiles')
    return { kind: 'numbers', numbers: one.shares.map((share) => quantile(numbers, share)) };
  if (one.kind === 'ranks') {
    const share = (value: number) => numbers.filter((number) => number <= value).length / numbers.length;
    return {
      kind: 'numbers',
      numbers: one.values.map((value) => (numbers.length === 0 ? null : share(value))),
    };
  }
  const all = statsOf(numbers);
  return { kind: 'stats', parts: Object.fromEntries(one.parts.map((part) => [part, all[part]])) };
}

function statsOf(numbers: readonly number[]): Record<StatPart, number | null> {
  const count = numbers.length;
  if (count === 0)
    return { count, sum: null, avg: null, min: null, max: null, variance: null, squares: null };
  const sum = numbers.reduce((total, number) => total + number, 0);
  const avg = sum / count;
  return {
    count,
    sum,
    avg,
    min: numbers[0] ?? null,
    max: numbers.at(-1) ?? null,
    variance: numbers.reduce((total, number) => total + (number - avg) ** 2, 0) / count,
    squares: numbers.reduce((total, number) => total + number * number, 0),
  };
}

function quantile(sorted: readonly number[], share: number): number | null {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}
