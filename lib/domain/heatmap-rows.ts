/** Where the rows of a heatmap begin, ascending, each up to the next; the last is where they end. */
export interface HeatmapRows {
  bounds: number[];
  /** Whether a row below the first bound holds all numbers that are less. */
  hasBelow: boolean;
}

/** What is known of the numbers before they are put into rows. */
export interface NumberSpread {
  min: number;
  max: number;
  /** The least above 0; null: none is. */
  minPositive: number | null;
}

/** Rows of a decade on a logarithmic scale. */
const A_DECADE = [24, 12, 8, 6, 4, 3, 2, 1];
const LEAST = 1e-300;
const SMALLEST = 1e-290;
/** Of all numbers from the least on to the greatest. */
const DECADES = 700;

/** Cuts the spread of numbers into at most `most` rows with readable bounds, the one below a logarithmic scale included. */
export function planHeatmapRows(spread: NumberSpread, most: number, scale: 'linear' | 'log'): HeatmapRows {
  if (scale === 'linear') return { bounds: linearBounds(spread.min, spread.max, most), hasBelow: false };
  const { minPositive, max } = spread;
  // All numbers at or below 0: one row.
  if (minPositive === null || max <= 0) return { bounds: [Number.MIN_VALUE], hasBelow: true };
  // A list may hold numbers on both sides of 0, and then its least says nothing of those above.
  const from = Math.max(minPositive > 0 ? minPositive : max / 1e6, LEAST);
  const hasBelow = spread.min < from;
  return { bounds: logBounds(from, Math.max(max, from), most - (hasBelow ? 1 : 0)), hasBelow };
}

function linearBounds(min: number, max: number, most: number): number[] {
  const width = (max - min) / most;
  const size = Math.max(Math.abs(min), Math.abs(max));
  // Steps too small for the size of the numbers fall together.
  if (!(width > size * 1e-12 && width > SMALLEST)) return oneRow(min, max);
  const least = Math.floor(Math.log10(width));
  for (let power = least; power < least + 4; power++)
    for (const digit of [1, 2, 5]) {
      const bounds = multiples(min, max, digit, power);
      if (bounds && bounds.length - 1 <= most) return bounds;
    }
  return oneRow(min, max);
}

/** Multiples of digit · 10^power around the numbers; null where doubles cannot say them. */
function multiples(min: number, max: number, digit: number, power: number): number[] | null {
  const at = (n: number) => (power < 0 ? (n * digit) / 10 ** -power : n * digit * 10 ** power);
  const first = Math.floor(min / at(1));
  const last = Math.floor(max / at(1)) + 1;
  // A quotient may be off by one in its last place.
  const [from, to] = [at(first) > min ? first - 1 : first, at(last) <= max ? last + 1 : last];
  if (!(to - from < 200)) return null;
  const bounds = Array.from({ length: to - from + 1 }, (_, index) => at(from + index));
  return bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0)) ? bounds : null;
}

function logBounds(min: number, max: number, most: number): number[] {
  for (const parts of A_DECADE) {
    const bounds = powers(min, max, (n) => 10 ** (n / parts), parts, most);
    if (bounds) return bounds;
  }
  for (let decades = 2; decades < DECADES; decades++) {
    const bounds = powers(min, max, (n) => 10 ** (n * decades), 1 / decades, most);
    if (bounds) return bounds;
  }
  return oneRow(min, max);
}

/** Null where they are more than `most` rows. */
function powers(
  min: number,
  max: number,
  power: (n: number) => number,
  aDecade: number,
  most: number,
): number[] | null {
  const at = (n: number) => Number(Math.min(power(n), Number.MAX_VALUE).toPrecision(3));
  const first = Math.floor(Math.log10(min) * aDecade);
  const last = Math.floor(Math.log10(max) * aDecade) + 1;
  // Rounded to three digits, a bound may lie on the other side of the number.
  const [from, to] = [at(first) > min ? first - 1 : first, at(last) <= max ? last + 1 : last];
  if (to - from > most) return null;
  const bounds = Array.from({ length: to - from + 1 }, (_, index) => at(from + index));
  return bounds.filter((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0));
}

/** All numbers are (almost) one. */
function oneRow(min: number, max: number): number[] {
  const size = Math.max(Math.abs(min), Math.abs(max));
  // The next number above, whatever its size.
  return [min, Math.min(max + Math.max(size * 2 * Number.EPSILON, 1e-307), Number.MAX_VALUE)];
}
