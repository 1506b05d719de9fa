import { DURATION_PLACES } from './duration-place';

/** Spans, or calls, added up: how many, how many failed, how long together (ns), and how many of each duration place. */
export interface RedSum {
  n: number;
  errors: number;
  sumNs: bigint;
  durations: Float64Array;
}

export function emptySum(): RedSum {
  return { n: 0, errors: 0, sumNs: 0n, durations: new Float64Array(DURATION_PLACES) };
}

/** Adds `other` to `sum`. */
export function addSum(sum: RedSum, other: RedSum): void {
  sum.n += other.n;
  sum.errors += other.errors;
  sum.sumNs += other.sumNs;
  for (let place = 0; place < DURATION_PLACES; place++) {
    sum.durations[place] = (sum.durations[place] ?? 0) + (other.durations[place] ?? 0);
  }
}

/** Takes `part`, which `sum` holds, out of it. */
export function takeSum(sum: RedSum, part: RedSum): void {
  sum.n -= part.n;
  sum.errors -= part.errors;
  sum.sumNs -= part.sumNs;
  for (let place = 0; place < DURATION_PLACES; place++) {
    sum.durations[place] = (sum.durations[place] ?? 0) - (part.durations[place] ?? 0);
  }
}

/** What the rollup tables hold of one series and bucket. Arrays as PostgreSQL prints them. */
export interface RollupValues {
  n: bigint;
  errors: bigint;
  sum_ns: string;
  /** Of a delta: the places that `counts` are of. Null: `counts` begins with place 0. */
  places: string | null;
  counts: string;
}

/** Adds a row of a rollup table, or of rollup_delta, to `sum`. */
export function addRow(sum: RedSum, row: RollupValues): void {
  sum.n += Number(row.n);
  sum.errors += Number(row.errors);
  sum.sumNs += BigInt(row.sum_ns);
  if (row.places === null) {
    addPlaces(sum.durations, row.counts);
    return;
  }
  const places = row.places.slice(1, -1).split(',');
  const counts = row.counts.slice(1, -1).split(',');
  for (const [at, text] of places.entries()) {
    if (text === '') continue;
    const place = Math.min(DURATION_PLACES - 1, Number(text));
    sum.durations[place] = (sum.durations[place] ?? 0) + Number(counts[at] ?? 0);
  }
}

const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const BRACE = 125;

/**
 * By hand, because a day of all services is millions of these numbers. Below zero is what a later transaction took back
 * of sums that are not folded yet.
 */
function addPlaces(into: Float64Array, text: string): void {
  let place = firstPlace(text);
  let number = 0;
  let sign = 1;
  for (let at = text.indexOf('{') + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === BRACE) {
      if (number > 0) into[place] = (into[place] ?? 0) + sign * number;
      place++;
      number = 0;
      sign = 1;
    } else if (code === MINUS) sign = -1;
    else number = number * 10 + code - ZERO;
  }
}

/** `[41:63]={…}` begins with place 40, `{…}` with place 0: subscripts of PostgreSQL count from 1. */
function firstPlace(text: string): number {
  return text.startsWith('[') ? Number.parseInt(text.slice(1), 10) - 1 : 0;
}

/** One more than the place of the slowest, so that any counts; 0 without any. */
export function highestPlace({ places, counts }: Pick<RollupValues, 'places' | 'counts'>): number {
  if (places !== null)
    return places === '{}' ? 0 : 1 + Math.max(...places.slice(1, -1).split(',').map(Number));
  if (counts === '{}') return 0;
  // Both ends are cut to what is not zero, so the last subscript is the place and one.
  return counts.startsWith('[')
    ? Number.parseInt(counts.slice(counts.indexOf(':') + 1), 10)
    : counts.split(',').length;
}

/**
 * The counts without the zeros at both ends, as PostgreSQL reads an array: element i is place i - 1 whatever the array
 * begins with. Durations of a series lie close together, and each element costs as much to read as the next.
 */
export function durationsText({ durations }: Pick<RedSum, 'durations'>): string {
  let last = durations.length;
  while (last > 0 && durations[last - 1] === 0) last--;
  let first = 0;
  while (first < last && durations[first] === 0) first++;
  const elements = `{${durations.subarray(first, last).join()}}`;
  return first === 0 || first === last ? elements : `[${first + 1}:${last}]=${elements}`;
}
