/** A piece of a value: plain text, or a variable that stands in it. */
export type VariablePart = { text: string } | { variable: string };

// Behind a letter or digit a $ is part of a name, as in Java's `Outer$Inner`.
const VARIABLE =
  /(?<![\p{L}\p{N}_])\$(?:\{([A-Za-z][A-Za-z0-9_]{0,30})\}|([A-Za-z][A-Za-z0-9_]{0,30})(?![A-Za-z0-9_]))/gu;

/** `$name` and `${name}` in a text, in order, with the text between them. */
export function variableParts(text: string): VariablePart[] {
  const parts: VariablePart[] = [];
  let at = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ variable: match[1] ?? match[2] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** The names of variables in a text. */
export function variablesIn(text: string): string[] {
  return variableParts(text).flatMap((part) => ('variable' in part ? [part.variable] : []));
}

/** All texts that the parts can mean; null: a variable with no choice stands in it. At most `most` + 1. */
export function spellings(
  parts: readonly VariablePart[],
  values: (variable: string) => readonly string[],
  most: number,
): string[] | null {
  let texts = [''];
  for (const part of parts) {
    const choices = 'text' in part ? [part.text] : values(part.variable);
    if (choices.length === 0) return null;
    texts = texts.flatMap((text) => choices.map((choice) => text + choice)).slice(0, most + 1);
  }
  return texts;
}
