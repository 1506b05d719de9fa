import fc from 'fast-check';
import type { JsonValue } from './document-of-log';
import type { TestDocument } from './evaluate-query';

const WORDS = ['alpha', 'beta', 'gamma', 'error', 'timeout', 'w_12', '404', 'connection'];
const VALUES = [
  'Alpha',
  'alpha',
  'beta',
  'W-1',
  'W-12',
  'two words',
  'Two Words here',
  '5',
  '05',
  '7.5',
  'a/b',
  'x%y_z',
  '404',
];
const NUMBERS = [5, 7.5, -1, 0, 100, 404];
const FIELDS = ['kind', 'kind.keyword', 'num', 'tags', 'ok', 'http.method', 'host.name', 'absent'];
const LEVELS = ['INFO', 'WARN', 'ERROR'];
const BASE_MS = Date.UTC(2026, 2, 1);

const value = fc.constantFrom<string | number>(...VALUES, ...NUMBERS);
const word = fc.constantFrom(...WORDS);
const cased = fc.tuple(word, fc.constantFrom(0, 1, 2)).map(([text, how]) => {
  if (how === 0) return text;
  return how === 1 ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1);
});
const phrase = fc.array(cased, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A document without its id. */
export const arbitraryDocument: fc.Arbitrary<Omit<TestDocument, 'id'>> = fc
  .record({
    offset: fc.nat(1_000),
    message: fc
      .array(cased, { maxLength: 6 })
      .chain((words) => fc.constantFrom(' ', ', ', ': ', '-').map((gap) => words.join(gap))),
    level: fc.constantFrom(...LEVELS),
    kind: maybe(value),
    num: maybe(fc.constantFrom(...NUMBERS)),
    tags: maybe(fc.array(value, { minLength: 1, maxLength: 3 })),
    ok: maybe(fc.boolean()),
    method: maybe(fc.constantFrom('GET', 'get', 'POST')),
    host: maybe(fc.constantFrom('h1', 'h2', 'H2')),
  })
  .map(({ offset, message, level, kind, num, tags, ok, method, host }) => ({
    timeMs: BASE_MS + offset * 1_000,
    message,
    level,
    fields: {
      ...(kind !== undefined && { kind: [kind] }),
      ...(num !== undefined && { num: [num] }),
      ...(tags !== undefined && { tags }),
      ...(ok !== undefined && { ok: [ok] }),
      ...(method !== undefined && { 'http.method': [method] }),
      ...(host !== undefined && { 'host.name': [host] }),
    },
  }));

const name = fc.constantFrom(...FIELDS);
const asked: fc.Arbitrary<JsonValue> = fc.oneof(value, fc.boolean(), phrase, fc.constant('get'));
const flag = maybe(fc.boolean());
const spec = fc.constantFrom<JsonValue>(1, 2, 3, -1, '50%', '-34%', '100%', 5);
const text = (operator: JsonValue | undefined, more: Record<string, JsonValue | undefined>) =>
  Object.fromEntries(
    Object.entries({ operator, ...more }).filter(([, said]) => said !== undefined),
  ) as Record<string, JsonValue>;

const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.tuple(name, asked, flag).map(([field, said, any]) => ({
    term: { [field]: any === undefined ? said : { value: said, case_insensitive: any } },
  })),
  fc
    .tuple(fc.constantFrom('message', 'message.keyword'), fc.oneof(cased, phrase), flag)
    .map(([field, said, any]) => ({
      term: { [field]: { value: said, case_insensitive: any ?? false } },
    })),
  fc.constantFrom(...LEVELS, 'error').map((level) => ({ term: { level } })),
  fc.tuple(name, fc.array(asked, { maxLength: 4 })).map(([field, said]) => ({ terms: { [field]: said } })),
  fc
    .constantFrom(...FIELDS.filter((each) => !each.endsWith('.keyword')), 'http', '@timestamp', 'message')
    .map((field) => ({ exists: { field } })),
  fc
    .tuple(
      fc.constantFrom(...FIELDS, 'message', 'message.keyword'),
      fc.constantFrom('W-', 'al', 'Al', 'two', 'g', 'GE', 't', '4'),
      flag,
    )
    .map(([field, said, any]) => ({ prefix: { [field]: { value: said, case_insensitive: any ?? false } } })),
  fc
    .tuple(
      fc.constantFrom(...FIELDS, 'message'),
      fc.constantFrom('*lph*', 'W-?', 'w-1*', '*o*', 'x%*', 'g?t', '*', '?4*', 'tw* words'),
      flag,
    )
    .map(([field, said, any]) => ({
      wildcard: { [field]: { value: said, case_insensitive: any ?? false } },
    })),
  fc
    .tuple(
      fc.constantFrom(...FIELDS, 'message.keyword'),
      fc.constantFrom('W-[0-9]+', '.*lpha', '(get|post)', '[A-Z].*', '.', 'a.b', '.*5'),
      flag,
    )
    .map(([field, said, any]) => ({ regexp: { [field]: { value: said, case_insensitive: any ?? false } } })),
  fc
    .tuple(
      fc.constantFrom('kind', 'num', 'tags'),
      fc.constantFrom('gt', 'gte'),
      fc.constantFrom('lt', 'lte'),
      fc.constantFrom<JsonValue>(0, 5, '7', 'W', 'a'),
      maybe(fc.constantFrom<JsonValue>(10, 'b', 404)),
    )
    .map(([field, low, high, min, max]) => ({
      range: { [field]: { [low]: min, ...(max !== undefined && { [high]: max }) } },
    })),
  fc
    .tuple(fc.constantFrom('gt', 'gte'), fc.constantFrom('lt', 'lte'), fc.nat(1_000), fc.nat(1_000))
    .map(([low, high, a, b]) => ({
      range: {
        '@timestamp': {
          [low]: new Date(BASE_MS + Math.min(a, b) * 1_000).toISOString(),
          [high]: new Date(BASE_MS + Math.max(a, b) * 1_000).toISOString(),
        },
      },
    })),
  fc
    .tuple(phrase, fc.constantFrom(undefined, 'and', 'OR'), maybe(spec))
    .map(([query, operator, minimum]) => ({
      match: {
        message: {
          query,
          ...text(operator, { minimum_should_match: operator === 'and' ? undefined : minimum }),
        },
      },
    })),
  fc
    .tuple(fc.constantFrom('alhpa', 'bet', 'gamma', 'timeot'), fc.constantFrom(0, 1))
    .map(([query, fuzziness]) => ({ match: { message: { query, fuzziness } } })),
  fc
    .tuple(
      name,
      fc.oneof(phrase, value.map(String), fc.constantFrom('two', 'words', 'here two', 'WORDS here')),
      fc.constantFrom(undefined, 'and'),
    )
    .map(([field, query, operator]) => ({ match: { [field]: { query, ...text(operator, {}) } } })),
  fc
    .tuple(fc.constantFrom('message', 'kind', 'tags'), fc.oneof(phrase, fc.constant('two words')))
    .map(([field, query]) => ({ match_phrase: { [field]: query } })),
  fc.array(fc.nat(220), { maxLength: 5 }).map((ids) => ({ ids: { values: ids.map((id) => `doc-${id}`) } })),
  fc.constantFrom<JsonValue>({ match_all: {} }, { match_none: {} }),
);

/** Queries over those documents, clauses in clauses. */
export const arbitraryElasticQuery: fc.Arbitrary<JsonValue> = fc.letrec<{ query: JsonValue }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc
        .record({
          must: maybe(fc.array(tie('query'), { maxLength: 2 })),
          filter: maybe(tie('query')),
          should: maybe(fc.array(tie('query'), { maxLength: 4 })),
          must_not: maybe(fc.array(tie('query'), { maxLength: 2 })),
          minimum_should_match: maybe(spec),
        })
        .map((body) => ({
          bool: Object.fromEntries(Object.entries(body).filter(([, said]) => said !== undefined)) as Record<
            string,
            JsonValue
          >,
        })),
    },
    { weight: 1, arbitrary: tie('query').map((filter) => ({ constant_score: { filter } })) },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('query'), { minLength: 1, maxLength: 3 })
        .map((queries) => ({ dis_max: { queries } })),
    },
  ),
})).query;
