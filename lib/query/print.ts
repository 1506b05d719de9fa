import type {
  FieldName,
  Keyword,
  MatchNode,
  Pattern,
  QueryNode,
  QueryValue,
  RangeBound,
  TraceAtom,
} from './ast';
import { regexTerm } from './lex-regex';
import { isPastedText } from './pasted-text';
import { printRegex } from './print-regex';
import { quoteValue } from './quote-value';

const BARE = /^[\p{L}\p{N}_][\p{L}\p{N}_.@-]*$/u;
const RESERVED = /^(and|or|not|null)$/i;
const PLAIN_NAME = /^[\p{L}_@$.]/u;

/** The query text of an AST, in one canonical form: parsing it gives the same AST again. */
export function printQuery(ast: QueryNode | null): string {
  return ast === null ? '' : print(ast, 0);
}

/** Binding strength of where the node stands: 0 nowhere or in OR, 1 in AND, 2 under NOT. */
function print(node: QueryNode, strength: 0 | 1 | 2): string {
  if (node.kind === 'all') return '*';
  if (node.kind === 'not') return `NOT ${print(node.child, 2)}`;
  if (node.kind === 'match') return printMatch(node);
  if (node.kind === 'trace') return printAtom(node.atom);
  const own = node.kind === 'and' ? 1 : 0;
  const inner = node.children.map((child) => print(child, own));
  const text = inner.join(own === 0 ? ' OR ' : ' AND ');
  return strength > own || (strength === 2 && own === 1) ? `(${text})` : text;
}

function printAtom(atom: TraceAtom): string {
  const braces = (span: QueryNode | null) => `{${printQuery(span)}}`;
  if (atom.kind === 'has') return `has${braces(atom.span)}`;
  if (atom.kind === 'count') return `count(span${braces(atom.span)}) ${atom.sign} ${atom.number}`;
  const [above, sign, below] =
    atom.relation === 'parent' ? ['parent', '>', 'child'] : ['ancestor', '>>', 'descendant'];
  return `${above}${braces(atom.above)} ${sign} ${below}${braces(atom.below)}`;
}

function printMatch({ field, value }: MatchNode): string {
  const text = printValue(value);
  return field ? `${printFieldName(field, text)}:${text}` : text;
}

function printValue(value: QueryValue): string {
  if (value.kind === 'exists') return '*';
  if (value.kind === 'wildcard') return printPattern(value.pattern);
  if (value.kind === 'text') return printText(value.text);
  if (value.kind === 'near') return `${quoteValue(value.text)}~${value.slop}`;
  if (value.kind === 'fuzzy') return `${escapeText(value.text)}~${value.edits}`;
  if (value.kind === 'regex') return regexTerm(value.source);
  if (value.kind === 'network') return value.text;
  if (value.kind === 'null') return 'null';
  if (value.kind === 'keyword') return printKeyword(value.keyword);
  return printRange(value);
}

function printRange({ min, max }: { min: RangeBound | null; max: RangeBound | null }): string {
  if (min && max) {
    const open = min.inclusive ? '[' : '{';
    return `${open}${printBound(min)} TO ${printBound(max)}${max.inclusive ? ']' : '}'}`;
  }
  if (min) return `${min.inclusive ? '>=' : '>'}${printBound(min)}`;
  return max ? `${max.inclusive ? '<=' : '<'}${printBound(max)}` : '*';
}

/** Only as near as the language comes to it: what is typed never asks for case. */
function printKeyword(keyword: Keyword): string {
  if (keyword.kind === 'oneOf') return `(${keyword.texts.map(printText).join(' OR ')})`;
  if (keyword.kind === 'pattern') return printPattern(keyword.pattern);
  if (keyword.kind === 'regex') return regexTerm(`^(?:${printRegex(keyword.regex, 'javascript')})$`);
  return printRange(keyword);
}

function printText(text: string): string {
  return BARE.test(text) && !RESERVED.test(text) ? text : quoteValue(text);
}

function printBound({ text }: RangeBound): string {
  return /^[\p{L}\p{N}_+-][\p{L}\p{N}_.:+-]*$/u.test(text) && !/^(to|and|or)$/i.test(text)
    ? text
    : quoteValue(text);
}

function printPattern(pattern: Pattern): string {
  return pattern.map((part) => ('wild' in part ? part.wild : escapeText(part.text))).join('');
}

/** The name as it is typed: special characters escaped, and made a name where it would be taken for something pasted. */
export function printFieldName(field: Pick<FieldName, 'name' | 'pattern'>, printedValue: string): string {
  const escaped = field.pattern ? printPattern(field.pattern) : printName(field.name);
  const first = escaped.charAt(0);
  if (PLAIN_NAME.test(first)) return isPastedText(escaped, printedValue, false) ? forced(escaped) : escaped;
  // A backslash makes any first letter or digit begin a name; other signs it escapes.
  return first === '\\' || (field.pattern && '*?'.includes(first)) ? escaped : forced(escaped);
}

function printName(name: string): string {
  return name === '_exists_' ? '\\_exists_' : escapeText(name, /[^\p{L}\p{N}_.@$/-]/gu);
}

/** `\u0041` would be the letter A. */
function forced(name: string): string {
  return /^u[0-9a-f]{4}/i.test(name)
    ? `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`
    : `\\${name}`;
}

function escapeText(text: string, special = /[^\p{L}\p{N}_.@]/gu): string {
  return text.replace(special, (character) =>
    character.charCodeAt(0) > 0x7f && !/\s/.test(character) ? character : `\\${character}`,
  );
}
