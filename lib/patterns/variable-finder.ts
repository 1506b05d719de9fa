import { isWhite } from './is-white';
import type { Pattern, PatternPart } from './pattern';
import { MAX_CHARS } from './split-line';

/** Where the variables of a pattern stand in a line: UTF-16 offsets, in the order of the variables. */
export interface VariablePlace {
  from: number;
  to: number;
}

/** Characters of a kind, as many or as few as fit, or one constant text. */
type Matcher =
  | { text: string }
  | { accepts: (code: number) => boolean; orNone: boolean; variable: boolean; few: boolean };

const isDark = (code: number) => !isWhite(code);
const isInLine = (code: number) => code !== 10;

/**
 * Finds the variables of a pattern in its lines; null for a line that it does not match. Quoted texts take as little
 * as they can, the others as much. No regular expression: one takes for ever where many texts stand in a row.
 */
export function variableFinder({ parts, rest }: Pattern): (line: string) => VariablePlace[] | null {
  const matchers = parts.map(matcherOf);
  return (line) => {
    let start = 0;
    while (isWhite(line.charCodeAt(start))) start++;
    const text = line.slice(start, start + MAX_CHARS);
    const fits = fitting(matchers, fold(text), endsOf(line, start, text.length, rest));
    const places = fits[0]?.[0] ? walk(matchers, text, fits) : null;
    return places?.map(({ from, to }) => ({ from: from + start, to: to + start })) ?? null;
  };
}

function matcherOf(part: PatternPart): Matcher {
  if (part.kind === 'text') return { text: fold(part.text) };
  if (part.kind === 'gap') {
    if (part.gap === 'space') return { text: ' ' };
    return { accepts: isWhite, orNone: part.gap === 'maybe', variable: false, few: false };
  }
  const { variable } = part;
  const accepts = variable === 'text' || variable === 'list' ? isInLine : isDark;
  const orNone = variable === 'optional' || variable === 'text';
  return { accepts, orNone, variable: true, few: variable === 'text' };
}

/** 1 at each place of the line's text (and after it) where the pattern may end. */
function endsOf(line: string, start: number, length: number, rest: Pattern['rest']): Uint8Array {
  const ends = new Uint8Array(length + 1);
  if (rest === 'text') return ends.fill(1);
  let at = line.length;
  if (rest === 'lines') {
    at = start + length;
    while (isWhite(line.charCodeAt(at)) && line[at] !== '\n') at++;
    let more = line[at] === '\n';
    for (at = length; at >= 0; at--) {
      more = line[start + at] === '\n' || (more && (at === length || isWhite(line.charCodeAt(start + at))));
      ends[at] = Number(more);
    }
    return ends;
  }
  while (at > start && isWhite(line.charCodeAt(at - 1))) at--;
  // Past the text in a line that is too long to be one of this pattern.
  if (at - start <= length) ends[at - start] = 1;
  return ends;
}

/** For each matcher the places from which it and all that follow fit; last what `ends` says. */
function fitting(matchers: readonly Matcher[], text: string, ends: Uint8Array): Uint8Array[] {
  const fits = [ends];
  let next = ends;
  for (const matcher of matchers.toReversed()) {
    const here = new Uint8Array(ends.length);
    if ('text' in matcher) {
      const { length } = matcher.text;
      for (let end = next.indexOf(1, length); end >= 0; end = next.indexOf(1, end + 1)) {
        if (text.startsWith(matcher.text, end - length)) here[end - length] = 1;
      }
    } else {
      let goesOn = 0;
      for (let at = next.lastIndexOf(1); at >= 0; at--) {
        goesOn = matcher.accepts(text.charCodeAt(at)) ? (next[at + 1] ?? 0) | goesOn : 0;
        here[at] = matcher.orNone ? goesOn | (next[at] ?? 0) : goesOn;
      }
    }
    fits.push(here);
    next = here;
  }
  return fits.reverse();
}

function walk(matchers: readonly Matcher[], text: string, fits: readonly Uint8Array[]): VariablePlace[] {
  const places: VariablePlace[] = [];
  let at = 0;
  matchers.forEach((matcher, index) => {
    if ('text' in matcher) {
      at += matcher.text.length;
      return;
    }
    const next = fits[index + 1];
    let to = at;
    for (let end = at; end < text.length && matcher.accepts(text.charCodeAt(end)); end++) {
      if (matcher.few && next?.[to]) break;
      if (next?.[end + 1]) to = end + 1;
    }
    if (matcher.variable) places.push({ from: at, to });
    at = to;
  });
  return places;
}

/** In small letters, of the same length: upper and lower case are one to the language. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, at) => {
    const char = text.charAt(at).toLowerCase();
    return char.length === 1 ? char : text.charAt(at);
  }).join('');
}
