// For tests: random regular expressions as trees, of what random records hold.
import fc from 'fast-check';
import type { Regex } from './regex';

const literal = fc
  .constantFrom(
    'error',
    'time',
    'out',
    'imeo',
    ' ',
    '-',
    'É',
    'ß',
    'a',
    'T',
    '.',
    '"',
    '\\',
    '5',
    '0.',
    'σ',
    '🔥',
    '\n',
    'range',
  )
  .map((text): Regex => ({ kind: 'literal', text }));
const classes = fc.constantFrom<Regex>(
  { kind: 'any' },
  { kind: 'class', negated: false, ranges: [[0x30, 0x39]] },
  { kind: 'class', negated: true, ranges: [[0x30, 0x39]] },
  { kind: 'class', negated: false, ranges: [[0x61, 0x66]] },
  { kind: 'class', negated: true, ranges: [[0x65, 0x65]] },
  { kind: 'class', negated: false, ranges: [[0xc0, 0x3a9]] },
  { kind: 'class', negated: false, ranges: [[0x61, 0x10ffff]] },
  { kind: 'class', negated: false, ranges: [] },
);
const signs = fc.constantFrom<Regex>({ kind: 'start' }, { kind: 'end' }, { kind: 'boundary' });
const bounds = fc.constantFrom<[number, number | null]>([0, null], [1, null], [0, 1], [2, 2], [1, 3], [0, 0]);

/** Repeats hold single characters or short words only, so that JavaScript's backtracking stays short. */
export const arbitraryRegex: fc.Arbitrary<Regex> = fc.letrec<{ node: Regex }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: literal },
    { weight: 2, arbitrary: classes },
    { weight: 1, arbitrary: signs },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.oneof(literal, classes), bounds)
        .map(([child, [min, max]]): Regex => ({ kind: 'repeat', child, min, max })),
    },
    {
      weight: 5,
      arbitrary: fc
        .array(tie('node'), { minLength: 0, maxLength: 4 })
        .map((parts): Regex => ({ kind: 'sequence', parts })),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(tie('node'), { minLength: 1, maxLength: 3 })
        .map((options): Regex => ({ kind: 'choice', options })),
    },
  ),
})).node;
