/** What a variable of a pattern stands for: a value without white space, the same or nothing, any text, several values. */
export type VariableKind = 'value' | 'optional' | 'text' | 'list';

/** One space between words in all lines, any white space, or maybe none. */
export type GapKind = 'space' | 'white' | 'maybe';

export type PatternPart =
  | { kind: 'text'; text: string }
  | { kind: 'gap'; gap: GapKind }
  | { kind: 'variable'; variable: VariableKind };

/** What a group of log lines has in common. */
export interface Pattern {
  parts: readonly PatternPart[];
  /** White space stands around some of the lines. */
  padded: boolean;
  /** What follows the parts is no part of the pattern: more lines (a stack trace), or the rest of a very long one. */
  rest: 'none' | 'lines' | 'text';
}

/** The pattern as one text, with `<*>` for what varies. */
export function patternText({ parts }: Pattern): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'gap' ? ' ' : '<*>')).join('');
}
