import type { JsonValue } from './document-of-log';
import type { JsonObject } from './read-json';

/** A document as tests make it: its fields by dotted name. */
export interface TestDocument {
  id: string;
  timeMs: number;
  message: string;
  level: string;
  fields: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

type Evaluate = (body: JsonValue, document: TestDocument) => boolean;

/**
 * Whether a document matches a query of Elasticsearch, straight from its documentation, with `message` as a text and every
 * other field as a keyword or a number: the oracle of tests. Slow and plain on purpose; shares nothing with what it judges.
 */
export function evaluateQuery(query: JsonValue, document: TestDocument): boolean {
  const [name = '', body = null] = Object.entries(query as JsonObject)[0] ?? [];
  const evaluate = EVALUATORS[name];
  if (!evaluate) throw new Error(`no oracle for ${name}`);
  return evaluate(body, document);
}

const EVALUATORS: Record<string, Evaluate> = {
  match_all: () => true,
  match_none: () => false,
  constant_score: (body, document) => evaluateQuery(member(body, 'filter'), document),
  dis_max: (body, document) => list(member(body, 'queries')).some((each) => evaluateQuery(each, document)),
  boosting: (body, document) => evaluateQuery(member(body, 'positive'), document),
  bool: (body, document) => {
    const count = (name: string) =>
      list(member(body, name)).filter((each) => evaluateQuery(each, document)).length;
    const total = (name: string) => list(member(body, name)).length;
    if (count('must') < total('must') || count('filter') < total('filter') || count('must_not') > 0)
      return false;
    const spec = member(body, 'minimum_should_match');
    const wanted = spec === undefined ? 0 : shouldMatch(String(spec), total('should'));
    const least = wanted > 0 ? wanted : total('should') > 0 && total('must') + total('filter') === 0 ? 1 : 0;
    return count('should') >= least;
  },
  ids: (body, { id }) => list(member(body, 'values')).includes(id),
  exists: (body, document) => {
    const name = String(member(body, 'field'));
    if (name === '@timestamp') return true;
    if (name === 'message') return document.message !== '';
    if (name === 'level') return true;
    return Object.keys(document.fields).some((each) => each === name || each.startsWith(`${name}.`));
  },
  term: (body, document) => {
    const [name, options] = field(body, 'value');
    return hasValue(document, name, String(options.value), options.case_insensitive === true);
  },
  terms: (body, document) => {
    const [[name, values] = ['', []]] = Object.entries(body as JsonObject);
    return list(values).some((value) => hasValue(document, name, String(value), false));
  },
  prefix: (body, document) => {
    const [name, options] = field(body, 'value');
    return fits(document, name, `${escaped(String(options.value))}.*`, options.case_insensitive === true);
  },
  wildcard: (body, document) => {
    const [name, options] = field(body, 'value');
    const source = [...String(options.value)]
      .map((sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : escaped(sign)))
      .join('');
    return fits(document, name, source, options.case_insensitive === true);
  },
  regexp: (body, document) => {
    const [name, options] = field(body, 'value');
    return fits(document, name, String(options.value), options.case_insensitive === true);
  },
  range: (body, document) => {
    const [name, options] = field(body, 'gte');
    if (name === '@timestamp') return inRange(document.timeMs, options, (bound) => Date.parse(String(bound)));
    const bounds = Object.values(options);
    const isNumeric = bounds.every((bound) => isNumber(String(bound)));
    return valuesOf(document, name).some((value) => {
      if (typeof value === 'boolean') return false;
      if (isNumeric) return isNumber(String(value)) && inRange(Number(value), options, Number);
      return typeof value === 'string' && inRange(value, options, String);
    });
  },
  match: (body, document) => {
    const [name, options] = field(body, 'query');
    const text = String(options.query);
    const isAnd = String(options.operator ?? 'or').toLowerCase() === 'and';
    const joined = (words: string[], has: (word: string) => boolean) => {
      if (words.length === 0) return false;
      const found = words.filter(has).length;
      if (isAnd) return found === words.length;
      const spec = options.minimum_should_match;
      return found >= (spec === undefined ? 1 : Math.max(1, shouldMatch(String(spec), words.length)));
    };
    if (name === 'message') {
      const tokens = analyse(document.message);
      return joined(analyse(text), (word) =>
        tokens.some((token) => near(token, word, Number(options.fuzziness ?? 0))),
      );
    }
    const one = (asked: string) => valuesOf(document, name).some((value) => looseMatch(value, asked));
    const words = text.split(/\s+/).filter((word) => word !== '');
    return (words.length > 1 && one(text)) || joined(words, one);
  },
  match_phrase: (body, document) => {
    const [name, options] = field(body, 'query');
    const text = String(options.query);
    if (name === 'message')
      return analyse(text).length > 0 && holdsPhrase(analyse(document.message), analyse(text));
    return valuesOf(document, name).some((value) => looseMatch(value, text));
  },
};

/** A whole value in any case, the same number, or words in a row of a value with white space. */
function looseMatch(value: string | number | boolean, asked: string): boolean {
  if (typeof value !== 'number' && String(value).toLowerCase() === asked.toLowerCase()) return true;
  if (typeof value !== 'boolean' && isNumber(String(value)) && isNumber(asked))
    return Number(value) === Number(asked);
  return typeof value === 'string' && /\s/.test(value) && holdsPhrase(analyse(value), analyse(asked));
}

function holdsPhrase(tokens: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && tokens.some((_, at) => words.every((word, i) => tokens[at + i] === word));
}

function analyse(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
}

function valuesOf(
  { fields, level, message }: TestDocument,
  name: string,
): readonly (string | number | boolean)[] {
  if (name === 'level') return [level];
  if (name === 'message.keyword') return [message];
  return fields[name.replace(/\.keyword$/, '')] ?? [];
}

function hasValue(document: TestDocument, name: string, text: string, anyCase: boolean): boolean {
  const asked = anyCase ? text.toLowerCase() : text;
  // Words of a text are kept in lower case; a level's spelling never matters.
  if (name === 'message') return analyse(document.message).includes(asked);
  if (name === 'level') return document.level === text.toUpperCase();
  return valuesOf(document, name).some((value) => {
    if (typeof value === 'number') return isNumber(text) && Number(text) === value;
    return (anyCase ? String(value).toLowerCase() : String(value)) === asked;
  });
}

function fits(document: TestDocument, name: string, source: string, anyCase: boolean): boolean {
  const regex = new RegExp(`^(?:${source})$`, anyCase ? 'is' : 's');
  if (name === 'message') return analyse(document.message).some((token) => regex.test(token));
  return valuesOf(document, name).some((value) => regex.test(String(value)));
}

function shouldMatch(spec: string, total: number): number {
  const number = Number.parseInt(spec, 10);
  const count = spec.endsWith('%') ? Math.trunc((total * number) / 100) : number;
  return Math.max(0, spec.startsWith('-') ? total + count : count);
}

function inRange<T extends string | number>(
  value: T,
  options: JsonObject,
  read: (bound: JsonValue) => T,
): boolean {
  const { gt, gte, lt, lte } = options;
  if (gt !== undefined && !(value > read(gt))) return false;
  if (gte !== undefined && !(value >= read(gte))) return false;
  if (lt !== undefined && !(value < read(lt))) return false;
  return !(lte !== undefined && !(value <= read(lte)));
}

/** At most so many insertions, deletions, substitutions or swaps of neighbours. */
function near(a: string, b: string, edits: number): boolean {
  if (a === b) return true;
  if (edits === 0) return false;
  const changed = (text: string) => {
    const found: string[] = [];
    for (let at = 0; at <= text.length; at++) {
      const [left, right] = [text.slice(0, at), text.slice(at)];
      found.push(left + right.slice(1), left + (right[1] ?? '') + (right[0] ?? '') + right.slice(2));
      for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789_')
        found.push(left + sign + right, left + sign + right.slice(1));
    }
    return found;
  };
  return changed(a).some((each) => near(each, b, edits - 1));
}

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const list = (value: JsonValue | undefined): JsonValue[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const member = (body: JsonValue, name: string): JsonValue => (body as JsonObject)[name] as JsonValue;

function field(body: JsonValue, short: string): [string, JsonObject] {
  const [[name, said] = ['', null]] = Object.entries(body as JsonObject);
  return [name, typeof said === 'object' && said !== null ? (said as JsonObject) : { [short]: said }];
}
