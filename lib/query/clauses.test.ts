import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendClause, listClauses, negateClause, removeClause, replaceClause } from './clauses';
import { parseQuery } from './parse';
import { printQuery } from './print';

const shown = (text: string) =>
  listClauses(text).map(({ label, negated }) => (negated ? `not ${label}` : label));

describe('listClauses', () => {
  it.each([
    ['', []],
    ['*', ['*']],
    ['level:ERROR', ['level:ERROR']],
    ['level:ERROR AND -service:x "a b"', ['level:ERROR', 'not service:x', '"a b"']],
    ['a OR b', ['a OR b']],
    ['NOT (a OR b) AND c', ['not (a OR b)', 'c']],
    ['(a AND b) AND c', ['(a AND b)', 'c']],
    ['level:(a AND b) c', ['level:(a AND b)', 'c']],
    ['+a +b', ['a', 'b']],
    ['a\nAND\n  NOT b', ['a', 'not b']],
    ['(a\n OR b) c', ['(a OR b)', 'c']],
    ['a AND b OR c', ['a AND b OR c']],
    ['n:[1 TO', []],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected));

  it('knows where each stands', () => {
    const text = 'level:ERROR AND -(a OR b)  c';
    expect(listClauses(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'level:ERROR',
      '-(a OR b)',
      'c',
    ]);
  });
});

describe('negateClause', () => {
  it.each([
    ['a', 0, '-a'],
    ['-a', 0, 'a'],
    ['NOT  a  AND b', 0, 'a  AND b'],
    ['a AND  NOT level:x', 1, 'a AND  level:x'],
    ['a AND level:(x OR y)', 1, 'a AND -level:(x OR y)'],
    ['a OR b', 0, 'NOT (a OR b)'],
    [' a  (b OR c)\n d', 1, ' a  -(b OR c)\n d'],
    ['a [x]', 1, 'a NOT [x]'],
    ['+a', 0, '-a'],
  ])('%s, %i', (text, index, expected) => expect(negateClause(text, index)).toBe(expected));
});

describe('removeClause', () => {
  it.each([
    ['a', 0, ''],
    ['a AND b', 0, 'b'],
    ['a AND b', 1, 'a'],
    ['a  AND b  AND  c', 1, 'a  AND  c'],
    ['a b  c', 1, 'a c'],
    ['a&&b', 1, 'a'],
    ['a\nb\nc', 1, 'a\nc'],
    ['a (b)c', 1, 'a c'],
    ['a OR b', 0, ''],
  ])('%s, %i', (text, index, expected) => expect(removeClause(text, index)).toBe(expected));
});

it.each([
  ['a AND b', 0, 'x:1', 'x:1 AND b'],
  ['a b', 1, 'x OR y', 'a (x OR y)'],
  ['a', 0, 'x OR y', 'x OR y'],
])('replaceClause %s', (text, index, clause, expected) =>
  expect(replaceClause(text, index, clause)).toBe(expected),
);

it.each([
  ['', 'x', 'x'],
  ['a', 'x', 'a AND x'],
  ['a OR b', 'x', '(a OR b) AND x'],
  ['a', 'x OR y', 'a AND (x OR y)'],
  ['a\nb', '-x:1', 'a\nb AND -x:1'],
])('appendClause %s', (text, clause, expected) => expect(appendClause(text, clause)).toBe(expected));

describe('the edits of any query', () => {
  const term = fc.constantFrom(
    'a',
    '-b',
    'NOT  c:"x y"',
    '+d',
    '(e OR f)',
    'level:(g AND h)',
    'n>5',
    'n:[1 TO 5}',
    '[ERROR]',
    '"q r"~2',
    'word~1^3',
    '(m n)^2',
    '/x.y/',
    'ip:10.0.0.0/8',
    'k:null',
    'or',
    'not',
    '!(i j)',
    '{"k": 1}',
    '"unclosed',
    '_exists_:l',
    '-',
    '*',
  );
  const join = fc.constantFrom(' ', ' AND ', ' and ', '\n', ' && ', '  ', ' OR ', ' or ');
  const query = fc
    .array(fc.tuple(join, term), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(([space, text], i) => (i === 0 ? text : space + text)).join(''));
  const terms = (text: string) =>
    listClauses(text).map(({ node, negated }) => ({ negated, text: printQuery(node) }));

  it('change what they say and nothing else', () => {
    fc.assert(
      fc.property(query, fc.nat(4), (text, at) => {
        const before = terms(text);
        const index = at % Math.max(1, before.length);
        const clause = listClauses(text)[index];
        if (!clause) return;
        const turned = before.map((one, i) => (i === index ? { ...one, negated: !one.negated } : one));
        const rest = before.filter((_, i) => i !== index);
        const added = { negated: false, text: 'zz:"1"' };
        const negated = negateClause(text, index);
        expect(means(negated), negated).toBe(meaningOf(turned));
        // A stray `or` may join what stands around it once that changes: then the query is written anew.
        const remarks = JSON.stringify(parseQuery(text).diagnostics);
        if (!/is read as a word/.test(remarks)) {
          expect(negated.startsWith(text.slice(0, clause.from))).toBe(true);
          expect(negated.endsWith(text.slice(clause.to))).toBe(true);
        }
        expect(means(removeClause(text, index))).toBe(meaningOf(rest));
        expect(means(replaceClause(text, index, added.text))).toBe(
          meaningOf(before.map((one, i) => (i === index ? added : one))),
        );
        const appended = appendClause(text, added.text);
        expect(means(appended), appended).toBe(meaningOf([...before, added]));
        if (!/is not closed/.test(remarks)) expect(appended).toContain(text.trimEnd());
      }),
      { numRuns: 1_000 },
    );
  }, 30_000);
});

function means(text: string): string {
  return printQuery(parseQuery(text).ast);
}

function meaningOf(parts: readonly { negated: boolean; text: string }[]): string {
  return means(parts.map(({ negated, text }) => `${negated ? 'NOT ' : ''}(${text})`).join(' AND '));
}

it('turns round a condition that is written with !=', () => {
  expect(listClauses('service != x').map(({ label, negated }) => [label, negated])).toEqual([
    ['service:x', true],
  ]);
  expect(negateClause('a service != x', 1)).toBe('a service:x');
  expect(negateClause('service = "x"', 0)).toBe('-service = "x"');
  expect(removeClause('a AND service != x', 1)).toBe('a');
});
