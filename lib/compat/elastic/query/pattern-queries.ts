import type { Pattern, QueryNode } from '../../../query/ast';
import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument } from '../elastic-error';
import { booleanOf, isObject, refuseUnknown, textOf } from '../json-members';
import { elasticField } from './elastic-field';
import { fitsPattern, fitsRegex } from './field-conditions';
import { parseLuceneRegex } from './lucene-regex';
import type { QueryScope } from './query-scope';
import { fieldEntry } from './term-query';

const MAX_PATTERN = 1_000;

export function readPrefix(scope: QueryScope, body: JsonValue): QueryNode {
  const { name, text, anyCase } = read(body, 'prefix', ['value']);
  const pattern: Pattern = text === '' ? [{ wild: '*' }] : [{ text }, { wild: '*' }];
  return fitsPattern(scope, elasticField(name), pattern, anyCase, 'prefix');
}

export function readWildcard(scope: QueryScope, body: JsonValue): QueryNode {
  const { name, text, anyCase } = read(body, 'wildcard', ['value', 'wildcard']);
  return fitsPattern(scope, elasticField(name), patternOf(text), anyCase, 'wildcard');
}

/** Matches whole values, as Lucene's expressions do. */
export function readRegexp(body: JsonValue): QueryNode {
  const { name, text, anyCase, options } = read(
    body,
    'regexp',
    ['value'],
    ['flags', 'flags_value', 'max_determinized_states'],
  );
  const flags = typeof options.flags === 'string' ? options.flags : 'ALL';
  const { regex, problem } = parseLuceneRegex(text, flags);
  if (regex === null) throw illegalArgument(`[regexp] query: ${problem}`);
  return fitsRegex(elasticField(name), regex, anyCase);
}

function read(body: JsonValue, query: string, values: readonly string[], more: readonly string[] = []) {
  const [name, said] = fieldEntry(body, query);
  const options = isObject(said) ? said : { value: said };
  refuseUnknown(
    options,
    [...values, ...more, 'boost', 'rewrite', 'case_insensitive', '_name'],
    (key) => `[${query}] query does not support [${key}]`,
  );
  const key = values.find((each) => options[each] !== undefined);
  if (key === undefined || options[key] === null) throw illegalArgument('value cannot be null');
  const text = textOf(options[key], `[${query}] query`);
  if (text.length > MAX_PATTERN) {
    throw elasticError(
      'illegal_argument_exception',
      `The length of the value [${text.length}] used in the ${query} query request has exceeded the allowed maximum of [${MAX_PATTERN}].`,
    );
  }
  const anyCase =
    options.case_insensitive !== undefined && booleanOf(options.case_insensitive, '[case_insensitive]');
  return { name, text, anyCase, options };
}

/** `*` any run, `?` one character, a backslash takes the next as it is. */
function patternOf(text: string): Pattern {
  const parts: ({ text: string } | { wild: '*' | '?' })[] = [];
  const add = (plain: string) => {
    const last = parts.at(-1);
    if (last && 'text' in last) parts[parts.length - 1] = { text: last.text + plain };
    else parts.push({ text: plain });
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '*' || sign === '?') parts.push({ wild: sign });
    else add(sign === '\\' && at + 1 < text.length ? text.charAt(++at) : sign);
  }
  return parts.length === 0 ? [{ text: '' }] : parts;
}
