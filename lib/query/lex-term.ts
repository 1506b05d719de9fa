import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import { parseNetwork } from './ip-network';
import type { LexedValue, ValuePlace } from './lexed-value';
import { quoteValue } from './quote-value';
import { ignored } from './read-as';
import { isAnything, plainText, readPattern } from './read-pattern';
import { fuzzyEdits, MAX_FUZZY_WORD } from './term-suffix';
import { questionMark, textHint } from './text-hint';
import { wordsOf } from './words';

const BOOSTED = /^(.*[^\\^])(\^(?:\d+(?:\.\d+)?|\.\d+))$/s;
const FUZZY = /^(.+?)~(\d{1,9}(?:\.\d+)?|\.\d+)?$/s;
const KEYWORD = /^\\(and|or|not|to|null)$/i;

/** What an unquoted term means that stands at `from` to `to`: a word, a pattern, `word~1`, a network, null, or text. */
export function readTerm(text: string, from: number, to: number, place: ValuePlace): LexedValue {
  const whole = text.slice(from, to);
  const keyword = KEYWORD.exec(whole)?.[1];
  if (keyword !== undefined) return { value: { kind: 'text', text: keyword, from, to }, to };
  const [, boosted, boost] = BOOSTED.exec(whole) ?? [];
  const isBoosted =
    boosted !== undefined && !(place.field === null && /[^\p{L}\p{N}_*?~.-]|^\d+$/u.test(boosted));
  const raw = isBoosted ? boosted : whole;
  const read = readBoosted(raw, from, to, place);
  if (!isBoosted) return { ...read, to };
  const remark: QueryDiagnostic = {
    ...ignored(`The boost ${boost} is ignored: results are ordered by time.`, from, to),
    fix: { label: 'Search for it as text', text: quoteValue(whole) },
  };
  return { ...read, to, diagnostics: [remark, ...(read.diagnostics ?? [])] };
}

function readBoosted(raw: string, from: number, to: number, place: ValuePlace): LexedValue {
  const { field } = place;
  if (field !== null && /^null$/i.test(raw)) return { value: { kind: 'null', from, to }, to };
  const fuzzy = readFuzzy(raw, from, to);
  if (fuzzy) return fuzzy;
  const pattern = readPattern(raw);
  const plain = plainText(pattern);
  const says = (diagnostic: QueryDiagnostic | null) => diagnostic && { diagnostics: [diagnostic] };
  if (plain === null) {
    const value: QueryValue = isAnything(pattern)
      ? { kind: 'exists', from, to }
      : { kind: 'wildcard', pattern, from, to };
    return { value, to, ...(field === null && says(questionMark(raw, from))) };
  }
  const network = field === null ? null : parseNetwork(plain);
  if (network) return { value: { kind: 'network', text: plain, network, from, to }, to };
  return { value: { kind: 'text', text: plain, from, to }, to, ...says(textHint(raw, plain, from, field)) };
}

function readFuzzy(raw: string, from: number, to: number): LexedValue | null {
  const [, head, number] = FUZZY.exec(raw) ?? [];
  if (head === undefined || head.endsWith('\\')) return null;
  const pattern = readPattern(head);
  const word = plainText(pattern);
  const end = from + raw.length;
  const suffix = raw.slice(head.length);
  if (word === null) {
    if (!/^[\p{L}\p{N}_*?.-]+$/u.test(head) || isAnything(pattern)) return null;
    const message = `${suffix} is ignored: a term with wildcards is matched exactly.`;
    return {
      value: { kind: 'wildcard', pattern, from, to },
      to,
      diagnostics: [ignored(message, from + head.length, end)],
    };
  }
  const words = wordsOf(word);
  if (words.length !== 1 || words[0]?.length !== word.length) return null;
  const exact: QueryValue = { kind: 'text', text: word, from, to };
  if (word.length > MAX_FUZZY_WORD) {
    const message = `${suffix} is ignored: the word may have ${MAX_FUZZY_WORD} letters to be searched with errors.`;
    return { value: exact, to, diagnostics: [ignored(message, from + head.length, end)] };
  }
  const { edits, isCapped } = fuzzyEdits(word, number);
  if (edits === 0) return { value: exact, to };
  const message = `At most 2 letters may differ: read as ${word}~2.`;
  const fix = { label: `Write ${word}~2`, text: `${head}~2` };
  return {
    value: { kind: 'fuzzy', text: word, edits, from, to },
    to,
    ...(isCapped && { diagnostics: [{ severity: 'hint' as const, message, from, to: end, fix }] }),
  };
}
