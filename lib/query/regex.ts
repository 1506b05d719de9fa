import { parseClass, shorthandClass } from './regex-class';
import { type CodePointRange, regexEscape } from './regex-escape';

/** A regular expression of the search language as a tree: the one source of its SQL and its JavaScript. */
export type Regex =
  | { kind: 'literal'; text: string }
  /** `.`: any one character but the newline (U+000A). */
  | { kind: 'any' }
  /** Inclusive code point ranges, ascending, apart from each other. */
  | { kind: 'class'; negated: boolean; ranges: readonly CodePointRange[] }
  /** The very start and end of the text, never of a line inside it. */
  | { kind: 'start' }
  | { kind: 'end' }
  /** Between a word character `[A-Za-z0-9_]` and what is none (or the start, or the end). */
  | { kind: 'boundary' }
  | { kind: 'sequence'; parts: readonly Regex[] }
  | { kind: 'choice'; options: readonly Regex[] }
  /** `max` null: no bound. Never around a bare `start`, `end` or `boundary`. */
  | { kind: 'repeat'; child: Regex; min: number; max: number | null };

/** Why a regular expression cannot be used, by offsets in its source. */
export interface RegexProblem {
  message: string;
  from: number;
  to: number;
}

/** UTF-16 units of the source. */
export const MAX_REGEX_LENGTH = 1_000;
const MAX_REPEAT = 255;
/** Characters and signs with every `{n,m}` written out. */
const MAX_SIZE = 2_000;
const MAX_DEPTH = 50;
const QUANTIFIER = /([*+?]|\{(\d{1,9})(,(\d{1,9})?)?\})\??/y;
const GROUP = /\((?:\?(?::|i\)|P?<[A-Za-z_]\w*>))?/y;

/**
 * Reads the source between the slashes. `regex` is null exactly when there is a problem. Dialect: what RE2, JavaScript and
 * PostgreSQL agree on; see README.md.
 */
export function parseRegex(
  source: string,
): { regex: Regex; problem: null } | { regex: null; problem: RegexProblem } {
  try {
    return { regex: new RegexParser(source).parse(), problem: null };
  } catch (error) {
    if (error instanceof RegexError) return { regex: null, problem: error.problem };
    throw error;
  }
}

class RegexError extends Error {
  constructor(readonly problem: RegexProblem) {
    super(problem.message);
  }
}

class RegexParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  parse(): Regex {
    if (this.source.length > MAX_REGEX_LENGTH)
      this.fail(`A regular expression may have ${MAX_REGEX_LENGTH} characters.`, 0, this.source.length);
    const regex = this.choice();
    if (this.at < this.source.length)
      this.fail('There is no parenthesis to close here: write \\).', this.at, this.at + 1);
    if (sizeOf(regex) > MAX_SIZE)
      this.fail('This regular expression is too big: repeat less.', 0, this.source.length);
    return regex;
  }

  private choice(): Regex {
    const options = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      options.push(this.sequence());
    }
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  private sequence(): Regex {
    const parts: Regex[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const part = this.quantified(this.atom());
      const last = parts.at(-1);
      if (part.kind === 'literal' && last?.kind === 'literal')
        parts[parts.length - 1] = { kind: 'literal', text: last.text + part.text };
      else if (!isEmpty(part)) parts.push(part);
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'sequence', parts };
  }

  private quantified(atom: Regex): Regex {
    QUANTIFIER.lastIndex = this.at;
    const match = QUANTIFIER.exec(this.source);
    if (!match) return atom;
    const [whole, sign, least = '', comma, most] = match;
    const end = this.at + whole.length;
    if (atom.kind === 'start' || atom.kind === 'end' || atom.kind === 'boundary' || isEmpty(atom))
      this.fail(`There is nothing to repeat before ${sign}.`, this.at, end);
    const min = sign === '+' ? 1 : sign === '*' || sign === '?' ? 0 : Number(least);
    const max = sign === '?' ? 1 : sign === '*' || sign === '+' ? null : numberOr(most, comma ? null : min);
    if (min > MAX_REPEAT || (max ?? 0) > MAX_REPEAT)
      this.fail(`A repetition may be ${MAX_REPEAT} at most.`, this.at, end);
    if (max !== null && max < min) this.fail(`${min} is more than ${max}.`, this.at, end);
    this.at = end;
    QUANTIFIER.lastIndex = end;
    const again = QUANTIFIER.exec(this.source);
    if (again) this.fail('Two repetitions follow each other: use a group.', end, QUANTIFIER.lastIndex);
    return { kind: 'repeat', child: atom, min, max };
  }

  private atom(): Regex {
    const { source, at } = this;
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (character === '(') return this.group();
    if (character === '\\') return this.escape();
    if (character === '[') {
      const read = parseClass(source, at);
      if ('message' in read) return this.fail(read.message, read.from, read.to);
      this.at = read.to;
      return { kind: 'class', negated: read.negated, ranges: read.ranges };
    }
    QUANTIFIER.lastIndex = at;
    if (QUANTIFIER.test(source)) this.fail(`There is nothing to repeat before ${character}.`, at, at + 1);
    this.at += character.length;
    if (character === '.') return { kind: 'any' };
    if (character === '^') return { kind: 'start' };
    if (character === '$') return { kind: 'end' };
    return { kind: 'literal', text: character };
  }

  private group(): Regex {
    const { source, at } = this;
    GROUP.lastIndex = at;
    const [opening = '('] = GROUP.exec(source) ?? [];
    // Case never matters here, so the flag says nothing new.
    if (opening === '(?i)') {
      this.at += opening.length;
      return { kind: 'sequence', parts: [] };
    }
    if (opening === '(' && source[at + 1] === '?') {
      const isLook = /^\(\?<?[=!]/.test(source.slice(at, at + 4));
      const what = isLook ? 'Look-ahead and look-behind are' : 'This kind of group is';
      this.fail(`${what} not supported.`, at, at + 3);
    }
    if (++this.depth > MAX_DEPTH) this.fail(`Groups may be nested ${MAX_DEPTH} deep.`, at, at + 1);
    this.at += opening.length;
    const inner = this.choice();
    if (source[this.at] !== ')') this.fail('This group is not closed: add ), or write \\(.', at, at + 1);
    this.at++;
    this.depth--;
    // Kept apart from its neighbours, so that what repeats it repeats all of it.
    return inner.kind === 'literal' ? { kind: 'sequence', parts: [inner] } : inner;
  }

  private escape(): Regex {
    const { source, at } = this;
    const next = source.charAt(at + 1);
    if (next === '') this.fail('A backslash ends it: write \\\\ for a backslash.', at, at + 1);
    if (/[1-9]/.test(next) || (next === 'k' && source[at + 2] === '<'))
      this.fail('Back-references are not supported.', at, at + 2);
    if (next === 'b') {
      this.at += 2;
      return { kind: 'boundary' };
    }
    if (next === 'A' || next === 'z' || next === 'Z') {
      this.at += 2;
      return { kind: next === 'A' ? 'start' : 'end' };
    }
    const shorthand = shorthandClass(next);
    if (shorthand) {
      this.at += 2;
      return { kind: 'class', ...shorthand };
    }
    const escaped = regexEscape(source, at);
    if (!escaped) return this.fail(`\\${next} means nothing here.`, at, at + 2);
    this.at = escaped.to;
    return { kind: 'literal', text: String.fromCodePoint(escaped.codePoint) };
  }

  private fail(message: string, from: number, to: number): never {
    throw new RegexError({ message, from, to: Math.min(to, this.source.length) });
  }
}

/** Whether every text has a match: the expression can match nothing at all, anywhere. */
export function matchesEverything(regex: Regex): boolean {
  switch (regex.kind) {
    case 'literal':
      return regex.text === '';
    case 'sequence':
      return regex.parts.every(matchesEverything);
    case 'choice':
      return regex.options.some(matchesEverything);
    case 'repeat':
      return regex.min === 0 || matchesEverything(regex.child);
    default:
      return false;
  }
}

function isEmpty(regex: Regex): boolean {
  return regex.kind === 'sequence' && regex.parts.length === 0;
}

function numberOr(digits: string | undefined, other: number | null): number | null {
  return digits === undefined ? other : Number(digits);
}

function sizeOf(regex: Regex): number {
  switch (regex.kind) {
    case 'literal':
      return regex.text.length;
    case 'class':
      return 1 + regex.ranges.length;
    case 'sequence':
      return regex.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    case 'choice':
      return regex.options.reduce((sum, option) => sum + sizeOf(option) + 1, 0);
    case 'repeat':
      return sizeOf(regex.child) * Math.max(1, regex.max ?? regex.min + 1);
    default:
      return 1;
  }
}
