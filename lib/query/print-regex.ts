import { caseVariants, foldCharacter, isAscii } from './fold';
import type { Regex } from './regex';
import type { CodePointRange } from './regex-escape';

export type RegexDialect = 'postgres' | 'javascript';

const HIGHEST = 0x10ffff;
const WORD: readonly CodePointRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

/**
 * The tree as a PostgreSQL ARE or as JavaScript with the flag `u`. Case is spelt out and every class is a list of code
 * points, so both find the same in any locale. Matches anywhere in the text.
 * @param anyCase false: letters match only themselves
 */
export function printRegex(regex: Regex, dialect: RegexDialect, anyCase = true): string {
  const print = (node: Regex) => printRegex(node, dialect, anyCase);
  switch (regex.kind) {
    case 'literal':
      return [...regex.text].map((character) => spellCharacter(character, dialect, anyCase)).join('');
    case 'any':
      return printClass([[0x0a, 0x0a]], true, dialect);
    case 'class':
      return printClass(anyCase ? inAnyCase(regex.ranges) : regex.ranges, regex.negated, dialect);
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'boundary': {
      const word = printClass(WORD, false, dialect);
      return `(?:(?<!${word})(?=${word})|(?<=${word})(?!${word}))`;
    }
    case 'sequence':
      return regex.parts
        .map((part) => (part.kind === 'choice' ? `(?:${print(part)})` : print(part)))
        .join('');
    case 'choice':
      return regex.options.map((option) => print(option) || '(?:)').join('|');
    case 'repeat': {
      const { min, max } = regex;
      return `(?:${print(regex.child)})${min === 0 && max === null ? '*' : `{${min},${max ?? ''}}`}`;
    }
  }
}

function spellCharacter(character: string, dialect: RegexDialect, anyCase: boolean): string {
  const variants = anyCase ? caseVariants(character) : [character];
  if (variants.length > 1) return `[${variants.join('')}]`;
  return isAscii(character) && /[^0-9A-Za-z_]/.test(character)
    ? escapeCodePoint(character.charCodeAt(0), dialect)
    : character;
}

function printClass(ranges: readonly CodePointRange[], negated: boolean, dialect: RegexDialect): string {
  const storable = ranges.flatMap(withoutSurrogates);
  // Nothing is in it: no dialect writes an empty class alike.
  if (storable.length === 0) return printClass([[1, HIGHEST]], !negated, dialect);
  const spelt = storable.map(([low, high]) => {
    const first = escapeCodePoint(low, dialect);
    return low === high ? first : `${first}-${escapeCodePoint(high, dialect)}`;
  });
  return `[${negated ? '^' : ''}${spelt.join('')}]`;
}

/** PostgreSQL's text knows neither NUL nor surrogates. */
function withoutSurrogates([low, high]: CodePointRange): CodePointRange[] {
  const parts: CodePointRange[] = [
    [Math.max(low, 1), Math.min(high, 0xd7ff)],
    [Math.max(low, 0xe000), high],
  ];
  return parts.filter(([first, last]) => first <= last);
}

/** The ranges and the other case of every letter in them. */
function inAnyCase(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const has = (codePoint: number) => ranges.some(([low, high]) => codePoint >= low && codePoint <= high);
  const added: CodePointRange[] = [];
  for (const [lower, upper] of casePairs()) {
    const hasLower = has(lower);
    if (hasLower === has(upper)) continue;
    const other = hasLower ? upper : lower;
    added.push([other, other]);
  }
  return [...ranges, ...added];
}

let pairs: [number, number][] | undefined;

/** All letters that fold, as [lower, upper]; none lies beyond the Adlam and Vithkuqi blocks. */
function casePairs(): readonly (readonly [number, number])[] {
  if (pairs) return pairs;
  pairs = [];
  for (let upper = 0; upper < 0x1f000; upper++) {
    if (upper >= 0xd800 && upper < 0xe000) continue;
    const character = String.fromCodePoint(upper);
    const folded = foldCharacter(character);
    if (folded !== character) pairs.push([folded.codePointAt(0) ?? 0, upper]);
  }
  return pairs;
}

function escapeCodePoint(codePoint: number, dialect: RegexDialect): string {
  const hex = codePoint.toString(16);
  if (dialect === 'javascript') return `\\u{${hex}}`;
  return codePoint > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
