import type { Pattern, QueryNode } from '../../../query/ast';
import { foldText } from '../../../query/fold';
import { parseNetwork } from '../../../query/ip-network';
import { matchesPattern } from '../../../query/match-pattern';
import type { Regex } from '../../../query/regex';
import { wordsOf } from '../../../query/words';
import { elasticError } from '../elastic-error';
import { documentIds } from './document-ids';
import { type ElasticField, fieldNames } from './elastic-field';
import { readElasticTime } from './elastic-time';
import { ALL, anyOf, fieldName, keyword, match, NONE } from './nodes';
import type { QueryContext, QueryScope } from './query-scope';
import { timeBetween } from './time-between';

const MESSAGE = fieldName('message');
const ANYTHING: Pattern = [{ wild: '?' }, { wild: '*' }];
const ALWAYS = () => true;

/** `term` and `terms`: the field holds exactly one of these values. */
export function equalsAny(
  scope: QueryScope,
  field: ElasticField,
  texts: readonly string[],
  anyCase = false,
): QueryNode {
  if (texts.length === 0) return NONE;
  switch (field.kind) {
    case 'time':
      return anyOf(
        texts.map((text) => {
          const window = readElasticTime(text, { nowNs: scope.context.nowNs, format: null, timeZone: null });
          return timeBetween(field.name, window.first, window.last);
        }),
      );
    case 'message':
      // A term of a text is one of its words, which are kept in lower case.
      return anyOf(
        texts.filter((text) => isWord(text, anyCase)).map((text) => match(MESSAGE, { kind: 'text', text })),
      );
    case 'wholeMessage':
      return keyword(MESSAGE, { kind: 'oneOf', texts, anyCase });
    case 'normalised':
      return anyOf(texts.map((text) => match(fieldName(field.name), { kind: 'text', text })));
    case 'keyword':
      return anyOf([
        ...fieldNames(field.names).flatMap((name) => [
          keyword(name, { kind: 'oneOf', texts, anyCase }),
          ...texts.slice(0, 100).flatMap((text) => {
            const network = text.includes('/') ? parseNetwork(text) : null;
            return network ? [match(name, { kind: 'network', text, network })] : [];
          }),
        ]),
      ]);
    case '_id':
      return documentIds(texts);
    case '_index':
      return scope.context.ofIndex((name) =>
        texts.some((text) => (anyCase ? foldText(text) === foldText(name) : text === name)),
      );
    case 'everywhere':
      return NONE;
  }
}

/** @param isObject see `QueryContext` */
export function exists(field: ElasticField, isObject: QueryContext['isObject'] = ALWAYS): QueryNode {
  switch (field.kind) {
    case 'message':
    case 'wholeMessage':
      return match(MESSAGE, { kind: 'exists' });
    case 'normalised': {
      const name = fieldName(field.name);
      const known = match(name, { kind: 'exists' });
      if (!field.asSent) return known;
      // A level that was sent is on the document, also where nobody knows how severe it is.
      return anyOf([known, keyword(name, { kind: 'pattern', pattern: ANYTHING, anyCase: false })]);
    }
    case 'keyword':
      return anyOf(
        fieldNames(field.names).flatMap((name) => {
          const own = match(name, { kind: 'exists' });
          // The name of an object is on the documents that have any field in it.
          return field.names[0] === 'service' || !isObject(name.name)
            ? [own]
            : [own, match(fieldName(`${name.name}.*`), { kind: 'exists' })];
        }),
      );
    default:
      return ALL;
  }
}

/** `prefix` and `wildcard`: the whole value fits; of a message one of its words. */
export function fitsPattern(
  scope: QueryScope,
  field: ElasticField,
  pattern: Pattern,
  anyCase: boolean,
  query: string,
): QueryNode {
  switch (field.kind) {
    case 'message': {
      const plain = pattern.flatMap((part) => ('text' in part ? [part.text] : [])).join('');
      if (plain === '')
        return pattern.some((part) => 'wild' in part && part.wild === '*')
          ? exists(field, () => false)
          : match(MESSAGE, { kind: 'wildcard', pattern });
      return isWord(plain, anyCase) ? match(MESSAGE, { kind: 'wildcard', pattern }) : NONE;
    }
    case 'wholeMessage':
      return keyword(MESSAGE, { kind: 'pattern', pattern, anyCase });
    case 'normalised':
      return match(fieldName(field.name), { kind: 'wildcard', pattern });
    case 'keyword':
      return anyOf(
        fieldNames(field.names).map((name) => keyword(name, { kind: 'pattern', pattern, anyCase })),
      );
    case '_index':
      return scope.context.ofIndex((name) => matchesPattern(pattern, name));
    default:
      throw onText(query, field);
  }
}

/** `regexp`: the whole value matches. */
export function fitsRegex(field: ElasticField, regex: Regex, anyCase: boolean): QueryNode {
  switch (field.kind) {
    case 'wholeMessage':
      return keyword(MESSAGE, { kind: 'regex', regex, anyCase });
    case 'normalised': {
      const whole: Regex = { kind: 'sequence', parts: [{ kind: 'start' }, regex, { kind: 'end' }] };
      return match(fieldName(field.name), { kind: 'regex', source: '', regex: whole });
    }
    case 'keyword':
      return anyOf(fieldNames(field.names).map((name) => keyword(name, { kind: 'regex', regex, anyCase })));
    case 'message':
      throw elasticError(
        'query_shard_exception',
        'Can not use regexp queries on the words of [message] here: ask [message.keyword], which is the whole message, or a query_string with message:/…/',
      );
    default:
      throw onText('regexp', field);
  }
}

function onText(query: string, field: ElasticField) {
  const name = field.kind === 'time' ? field.name : field.kind;
  return elasticError(
    'query_shard_exception',
    `Can only use ${query} queries on keyword, text and wildcard fields - not on [${name}]`,
  );
}

function isWord(text: string, anyCase: boolean): boolean {
  const [word, ...more] = wordsOf(text);
  return word !== undefined && more.length === 0 && word === (anyCase ? foldText(text) : text);
}
