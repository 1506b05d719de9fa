import { type CodePointRange, regexEscape } from './regex-escape';

export interface CharacterClass {
  negated: boolean;
  ranges: readonly CodePointRange[];
}

const DIGIT: readonly CodePointRange[] = [[0x30, 0x39]];
const SPACE: readonly CodePointRange[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
];
const UPPER: readonly CodePointRange[] = [[0x41, 0x5a]];
const LOWER: readonly CodePointRange[] = [[0x61, 0x7a]];
const WORD: readonly CodePointRange[] = [...DIGIT, ...UPPER, [0x5f, 0x5f], ...LOWER];
const SHORTHANDS: Record<string, readonly CodePointRange[]> = { d: DIGIT, s: SPACE, w: WORD };
const NAMED: Record<string, readonly CodePointRange[]> = {
  alnum: [...DIGIT, ...UPPER, ...LOWER],
  alpha: [...UPPER, ...LOWER],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  digit: DIGIT,
  lower: LOWER,
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: SPACE,
  upper: UPPER,
  word: WORD,
  xdigit: [...DIGIT, [0x41, 0x46], [0x61, 0x66]],
};

/** `\d \w \s` of ASCII, as in RE2, and their negations in upper case; null for any other letter. */
export function shorthandClass(letter: string): CharacterClass | null {
  const ranges = SHORTHANDS[letter.toLowerCase()];
  return ranges ? { negated: letter !== letter.toLowerCase(), ranges } : null;
}

/** Reads `[…]` whose bracket is at `from`. A `]` right behind the opening stands for itself, as in POSIX. */
export function parseClass(
  source: string,
  from: number,
): (CharacterClass & { to: number }) | { message: string; from: number; to: number } {
  const negated = source[from + 1] === '^';
  const first = from + (negated ? 2 : 1);
  const ranges: CodePointRange[] = [];
  for (let at = first; at < source.length; ) {
    if (source[at] === ']' && at > first) return { negated, ranges: merged(ranges), to: at + 1 };
    const set = readSet(source, at);
    if (set) {
      ranges.push(...set.ranges);
      at = set.to;
      continue;
    }
    const low = readOne(source, at);
    if (!low)
      return { message: `${source.slice(at, at + 2)} means nothing in a class.`, from: at, to: at + 2 };
    at = low.to;
    const isRange = source[at] === '-' && at + 1 < source.length && source[at + 1] !== ']';
    const high = isRange && !readSet(source, at + 1) ? readOne(source, at + 1) : null;
    if (!high) {
      ranges.push([low.codePoint, low.codePoint]);
      continue;
    }
    if (high.codePoint < low.codePoint)
      return { message: 'This range runs backwards.', from: at - 1, to: high.to };
    ranges.push([low.codePoint, high.codePoint]);
    at = high.to;
  }
  return { message: 'This class is not closed: add ], or write \\[.', from, to: from + 1 };
}

function readSet(source: string, at: number): { ranges: readonly CodePointRange[]; to: number } | null {
  const named = /^\[:(\^?)([a-z]+):\]/.exec(source.slice(at, at + 12));
  const ranges = named && NAMED[named[2] ?? ''];
  if (ranges) return { ranges: named[1] ? complement(ranges) : ranges, to: at + named[0].length };
  const shorthand = source[at] === '\\' ? shorthandClass(source.charAt(at + 1)) : null;
  if (!shorthand) return null;
  return { ranges: shorthand.negated ? complement(shorthand.ranges) : shorthand.ranges, to: at + 2 };
}

function readOne(source: string, at: number): { codePoint: number; to: number } | null {
  if (source[at] === '\\') {
    return source[at + 1] === 'b' ? { codePoint: 8, to: at + 2 } : regexEscape(source, at);
  }
  const codePoint = source.codePointAt(at);
  if (codePoint === undefined) return null;
  return { codePoint, to: at + (codePoint > 0xffff ? 2 : 1) };
}

function merged(ranges: readonly CodePointRange[]): CodePointRange[] {
  const out: [number, number][] = [];
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else out.push([low, high]);
  }
  return out;
}

/** NUL is left out: nothing stored holds one, and PostgreSQL cannot name it. */
function complement(ranges: readonly CodePointRange[]): CodePointRange[] {
  const out: CodePointRange[] = [];
  let next = 1;
  for (const [low, high] of merged(ranges)) {
    if (low > next) out.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= 0x10ffff) out.push([next, 0x10ffff]);
  return out;
}
