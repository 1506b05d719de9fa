import type { AttributeValue } from '../contracts/attributes';
import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import type { LogFieldValue } from './log-field-values';

/** A log as its field values, of itself and of its stream. */
export interface FieldedRow {
  /**
   * Logs of one unit (a trace, or a second of one stream) are no independent witnesses: an id that one request logged ten
   * times is one finding, not ten.
   */
  unit: string;
  values: readonly (readonly LogFieldValue[])[];
}

/** In how many logs and units of one side something holds. */
export interface Counts {
  logs: number;
  units: number;
}

export type Bound = { atLeast: number } | { below: number };

/** A condition on logs, and in how many sampled ones of either side it holds. */
export interface Candidate {
  kind: LogFieldValue['kind'];
  name: string;
  test: { is: string } | Bound;
  part: Counts;
  rest: Counts;
}

/** So many different values are remembered while the frequent ones are looked for. */
const MOST_VALUES = 50_000;
/** A field with more different numbers than this is compared by bounds too. */
const FEW_NUMBERS = 8;
/** Among the logs that have the number, not only by who has it. */
const LEAST_LIFT = 1.2;
const QUANTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

type Side = 'part' | 'rest';
interface Text extends Record<Side, Counts> {
  /** Sightings above those of whatever was forgotten. */
  seen: number;
  last: string;
}
interface Field {
  kind: LogFieldValue['kind'];
  name: string;
  texts: Map<string, Text>;
  numbers: Record<Side, { value: number; unit: string }[]>;
}
type Fields = Record<LogFieldValue['kind'], Map<string, Field>>;

/**
 * Every field=value of the part, and for fields of many numbers bounds at the quantiles of the rest. Where the part has
 * more than 50,000 different values, only those that come more than a few times. Other requests run in between.
 */
export async function differingValues(
  part: readonly FieldedRow[],
  rest: readonly FieldedRow[],
): Promise<Candidate[]> {
  const fields = await frequentTexts(part);
  await count(fields, part, 'part');
  await count(fields, rest, 'rest');
  const found: Candidate[] = [];
  for (const field of Object.values(fields).flatMap((named) => [...named.values()])) {
    for (const one of equalities(field)) found.push(one);
    found.push(...bounds(field));
    if (field.numbers.part.length > 0) await yieldEventLoop();
  }
  return found;
}

/** The values that a condition `is` may name. */
export function textsOf(value: AttributeValue): string[] {
  return Array.isArray(value) ? [...new Set(value.map(String))] : [String(value)];
}

/** Source: J. Misra and D. Gries, Finding Repeated Elements, 1982. What is forgotten is rarer than one in MOST_VALUES. */
async function frequentTexts(rows: readonly FieldedRow[]): Promise<Fields> {
  const fields: Fields = { builtin: new Map(), attribute: new Map(), resource: new Map() };
  let known = 0;
  for (const [index, { values }] of rows.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    for (const { kind, name, value } of values.flat()) {
      let field = fields[kind].get(name);
      if (!field) {
        field = { kind, name, texts: new Map(), numbers: { part: [], rest: [] } };
        fields[kind].set(name, field);
      }
      for (const text of textsOf(value)) {
        const counts = field.texts.get(text);
        if (counts) counts.seen++;
        else {
          const none = { part: { logs: 0, units: 0 }, rest: { logs: 0, units: 0 } };
          field.texts.set(text, { ...none, seen: 1, last: '' });
          known++;
        }
      }
    }
    while (known > MOST_VALUES) known -= forgetRare(fields);
  }
  return fields;
}

function forgetRare(fields: Fields): number {
  let forgotten = 0;
  for (const { texts } of Object.values(fields).flatMap((named) => [...named.values()])) {
    for (const [text, counts] of texts) {
      if (--counts.seen > 0) continue;
      texts.delete(text);
      forgotten++;
    }
  }
  return forgotten;
}

async function count(fields: Fields, rows: readonly FieldedRow[], side: Side): Promise<void> {
  // Unit by unit, so that remembering the last one is enough to count each once.
  const byUnit = rows.toSorted((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  for (const [index, { unit, values }] of byUnit.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    const here = `${side} ${unit}`;
    for (const { kind, name, value } of values.flat()) {
      const field = fields[kind].get(name);
      if (!field) continue;
      if (typeof value === 'number') field.numbers[side].push({ value, unit });
      for (const text of textsOf(value)) {
        const counts = field.texts.get(text);
        if (!counts) continue;
        counts[side].logs++;
        if (counts.last !== here) counts[side].units++;
        counts.last = here;
      }
    }
  }
}

function equalities({ kind, name, texts }: Field): Candidate[] {
  return [...texts].map(([text, { part, rest }]) => ({ kind, name, test: { is: text }, part, rest }));
}

function bounds({ kind, name, numbers: { part, rest } }: Field): Candidate[] {
  const sorted = rest.map(({ value }) => value).sort((a, b) => a - b);
  // Where the rest has none, having the field at all is the difference.
  if (part.length === 0 || new Set(sorted).size <= FEW_NUMBERS) return [];
  const places = new Set(QUANTILES.map((share) => readable(sorted[Math.floor(share * sorted.length)] ?? 0)));
  const [countPart, countRest] = [boundCounter(part), boundCounter(rest)];
  const candidate = (test: Bound): Candidate => {
    return { kind, name, test, part: countPart(test), rest: countRest(test) };
  };
  const differs = (one: Candidate) =>
    one.part.logs / part.length >= (LEAST_LIFT * one.rest.logs) / rest.length;
  return [...places]
    .flatMap((place) => [candidate({ below: place }), candidate({ atLeast: place })])
    .filter(differs);
}

/** Counts what is on either side of a bound. A unit is on each side that one of its numbers is on. */
function boundCounter(numbers: readonly { value: number; unit: string }[]): (bound: Bound) => Counts {
  const least = new Map<string, number>();
  const most = new Map<string, number>();
  for (const { value, unit } of numbers) {
    least.set(unit, Math.min(value, least.get(unit) ?? value));
    most.set(unit, Math.max(value, most.get(unit) ?? value));
  }
  const ascending = (values: Iterable<number>) => Float64Array.from(values).sort();
  const [all, lows, highs] = [
    ascending(numbers.map(({ value }) => value)),
    ascending(least.values()),
    ascending(most.values()),
  ];
  return (bound) =>
    'below' in bound
      ? { logs: countBelow(all, bound.below), units: countBelow(lows, bound.below) }
      : {
          logs: all.length - countBelow(all, bound.atLeast),
          units: highs.length - countBelow(highs, bound.atLeast),
        };
}

function countBelow(ascending: Float64Array, bound: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? bound) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Two digits are what a person would have typed. */
function readable(value: number): number {
  return Number(value.toPrecision(2));
}
