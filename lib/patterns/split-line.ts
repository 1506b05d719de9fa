import { isWhite } from './is-white';
import { VARIABLE } from './variable-mark';

/** What stands between two words of a line: one space, any white space, or maybe nothing (JSON). */
export type Gap = 'space' | 'white' | 'maybe';

export interface SplitLine {
  /** As written, but quoted text with white space in it is one word of a mark. */
  words: string[];
  /** Of every gap between words. */
  gap: Gap;
  /** White space stands before or after the text. */
  padded: boolean;
  /** More lines follow, which are no part of the pattern. */
  more: boolean;
  /** The line was too long and the rest is no part of the pattern. */
  cut: boolean;
}

export const MAX_CHARS = 1_000;
const MAX_WORDS = 100;
// White space as the language's regular expressions have it.
const WHITE = /[\t-\r ]+/;
const IRREGULAR = /[\t-\r]| {2}/;
const LAST_WORD = /[^\t-\r ]*$/;
const QUOTED = /"(?:[^"\\\n]|\\.){0,300}"|(?<![\p{L}\p{N}])'[^'\n]{0,300}'(?![\p{L}\p{N}])|`[^`\n]{0,300}`/gu;
const TELLING = /(?:level|lvl|severity|msg|message|event|err|error|reason)=$/i;
const HTTP_REQUEST = /^.(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /;
const JSON_JOINT = /(?<=,)(?=["{[])|(?<=":)(?=[^ ])/g;
const JSON_START = /^[[{]+"/;

/** Cuts a message into the words of its first line. Long ones are cut off, and that is told. */
export function splitLine(body: string): SplitLine {
  const text = trimWhite(body);
  const end = text.indexOf('\n');
  // A brace alone says nothing: then all lines are one (pretty-printed JSON).
  const whole = end < 0 || !/\p{L}/u.test(text.slice(0, end));
  let line = trimWhite(whole ? text : text.slice(0, end));
  let cut = line.length > MAX_CHARS;
  if (cut) line = trimWhite(line.slice(0, MAX_CHARS).replace(LAST_WORD, ''));
  const json = JSON_START.test(line);
  if (json) line = line.replace(JSON_JOINT, ' ');
  else if (line.includes('"') || line.includes("'") || line.includes('`'))
    line = line.replace(QUOTED, maskQuoted);
  const irregular = IRREGULAR.test(line);
  let words = line === '' ? [] : irregular ? line.split(WHITE) : line.split(' ');
  if (words.length > MAX_WORDS) {
    cut = true;
    words = words.slice(0, MAX_WORDS);
  }
  return {
    words,
    gap: json ? 'maybe' : irregular ? 'white' : 'space',
    padded: text.length !== body.length,
    more: !whole,
    cut,
  };
}

/** Quotes stay, what is in them varies. An inner apostrophe or a logfmt message is text like any other. */
function maskQuoted(quoted: string, at: number, line: string): string {
  if (TELLING.test(line.slice(Math.max(0, at - 20), at)) || HTTP_REQUEST.test(quoted)) return quoted;
  // One word says too little about itself: the other lines tell whether it varies.
  if (!/\s/.test(quoted)) return quoted;
  const quote = quoted[0] ?? '';
  return `${quote}${VARIABLE.text}${quote}`;
}

/** Without a regular expression: those take the square of the time for a long run of spaces inside. */
function trimWhite(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isWhite(text.charCodeAt(from))) from++;
  while (to > from && isWhite(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}
