import type { MatchNode, QueryNode } from '../../../query/ast';
import { logField } from '../../../query/fields';
import { foldText } from '../../../query/fold';
import { isWordCodePoint, wordsOf } from '../../../query/words';
import type { JsonValue } from '../document-of-log';
import { namePattern } from '../name-pattern';
import type { HighlightAsk } from './read-highlight';

interface Mark {
  /** Words one after the other, folded; of the last only its beginning where it is a prefix. */
  words: readonly string[];
  isPrefix: boolean;
  /** Null: of any field. */
  field: string | null;
}

const MOST_MARKS = 64;
const MOST_TEXT = 200_000;

/** What marks the words of a query in the fields of a hit; it answers null where there is nothing to mark. */
export function marksOf(
  ask: HighlightAsk | null,
  query: QueryNode | null,
): (flat: ReadonlyMap<string, JsonValue>) => JsonValue | null {
  const marks = ask && query ? matchesOf(query).flatMap(markOf).slice(0, MOST_MARKS) : [];
  if (!ask || marks.length === 0) return () => null;
  const tests = ask.fields.map(namePattern);
  return (flat) => {
    const found: [string, string[]][] = [];
    for (const [name, value] of flat) {
      if (typeof value !== 'string' || !tests.some((fits) => fits(name))) continue;
      const own = marks.filter(({ field }) => field === null || field === name);
      const fragments = own.length === 0 ? [] : fragmentsOf(value, own, ask);
      if (fragments.length > 0) found.push([name, fragments]);
    }
    return found.length === 0 ? null : Object.fromEntries(found);
  };
}

function matchesOf(node: QueryNode): MatchNode[] {
  if (node.kind === 'match') return [node];
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'atLeast'
    ? node.children.flatMap(matchesOf)
    : [];
}

function markOf({ field, value }: MatchNode): Mark[] {
  if (field?.pattern) return [];
  const name = field && nameInDocument(field.name);
  const plain = (text: string): Mark[] => {
    const words = wordsOf(text);
    return words.length === 0 ? [] : [{ words, isPrefix: false, field: name }];
  };
  if (value.kind === 'text') return plain(value.text);
  if (value.kind === 'near') return wordsOf(value.text).flatMap(plain);
  if (value.kind === 'keyword' && value.keyword.kind === 'oneOf')
    return value.keyword.texts.slice(0, MOST_MARKS).flatMap(plain);
  const [first, second, ...more] = value.kind === 'wildcard' ? value.pattern : [];
  const isPrefix =
    first && 'text' in first && second && 'wild' in second && second.wild === '*' && more.length === 0;
  const words = isPrefix ? wordsOf(first.text) : [];
  return words.length === 0 ? [] : [{ words, isPrefix: true, field: name }];
}

function nameInDocument(name: string): string {
  const builtin = logField(name);
  if (builtin === 'service') return 'service.name';
  if (builtin === 'trace_id') return 'trace.id';
  return builtin === 'span_id' ? 'span.id' : (builtin ?? name);
}

interface Word {
  text: string;
  from: number;
  to: number;
}

/** The words of a text with their places in it. */
function placedWords(text: string): Word[] {
  const words: Word[] = [];
  let from = -1;
  for (let at = 0; at <= text.length; ) {
    const code = text.codePointAt(at);
    const width = code !== undefined && code > 0xffff ? 2 : 1;
    if (code !== undefined && isWordCodePoint(code)) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      words.push({ text: foldText(text.slice(from, at)), from, to: at });
      from = -1;
    }
    at += width;
  }
  return words;
}

function fragmentsOf(whole: string, marks: readonly Mark[], ask: HighlightAsk): string[] {
  const text = whole.slice(0, MOST_TEXT);
  const words = placedWords(text);
  const marked = new Uint8Array(words.length);
  for (const { words: wanted, isPrefix } of marks) {
    for (let at = 0; at + wanted.length <= words.length; at++) {
      const fits = wanted.every((word, i) => {
        const found = words[at + i]?.text ?? '';
        return isPrefix && i === wanted.length - 1 ? found.startsWith(word) : found === word;
      });
      if (fits) marked.fill(1, at, at + wanted.length);
    }
  }
  const places = words.filter((_, at) => marked[at] === 1);
  if (places.length === 0) return [];
  const isWhole = ask.fragments === 0 || ask.fragmentSize >= text.length;
  if (isWhole) return [withTags(whole, 0, whole.length, places, ask)];
  return cut(text, places, ask).map(([from, to]) => withTags(text, from, to, places, ask));
}

/** Stretches around the marks, in their order. */
function cut(
  text: string,
  places: readonly Word[],
  { fragmentSize, fragments }: HighlightAsk,
): [number, number][] {
  const size = Math.max(20, fragmentSize);
  const stretches: [number, number][] = [];
  for (const { from, to } of places) {
    const last = stretches.at(-1);
    if (last && to <= last[1]) continue;
    if (stretches.length >= fragments) break;
    const middle = Math.floor((from + to) / 2);
    const start = Math.max(last?.[1] ?? 0, spaceBefore(text, Math.max(0, middle - Math.floor(size / 2))));
    stretches.push([Math.min(start, from), Math.max(to, Math.min(text.length, start + size))]);
  }
  return stretches;
}

function spaceBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return at - space > 20 ? at : space + 1;
}

function withTags(
  text: string,
  from: number,
  to: number,
  places: readonly Word[],
  { pre, post }: HighlightAsk,
): string {
  let marked = '';
  let at = from;
  for (const place of places) {
    if (place.from < from || place.to > to) continue;
    marked += `${text.slice(at, place.from)}${pre}${text.slice(place.from, place.to)}${post}`;
    at = place.to;
  }
  return marked + text.slice(at, to);
}
