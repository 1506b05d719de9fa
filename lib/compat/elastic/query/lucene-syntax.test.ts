import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luceneSyntaxProblem } from './lucene-syntax';

describe('the syntax of query_string', () => {
  it.each([
    'a b',
    'level:ERROR AND service:"check out"',
    '(a OR b) AND NOT c',
    '+a -b !c',
    'http.status:[400 TO 499]',
    'http.status:{400 TO *]',
    '@timestamp:["2026-01-01" TO now/d]',
    'took:>=10 && took:<20',
    '_exists_:user.id',
    '*:*',
    '*',
    'na?e:wild*card',
    String.raw`path:\/var\/log\/* AND time:10\:20`,
    'message:/time(d )?out/',
    '"near words"~3 fuzzy~1 boosted^2 (group)^1.5',
    'service:(api OR "web shop")',
    'a-b x+y ORACLE ANDROID NOTE',
    'a - b',
    'user:jane@example.com',
    '日本語 OR émile',
  ])('takes %s', (text) => expect(luceneSyntaxProblem(text)).toBeNull());

  it.each([
    '(a',
    'a)',
    'a AND',
    'OR a',
    'a AND OR b',
    'NOT NOT a',
    '"open',
    'status:',
    'a:b:c',
    'n:[1 TO',
    'n:[1 TO 2',
    '/open',
    '()',
    '^2 a',
    'https://example.com/x',
    '-',
    String.raw`end\ `.trim(),
    'a^x',
    ']',
  ])('refuses %s', (text) => expect(luceneSyntaxProblem(text)).toMatch(/Cannot parse/));

  it('ends for any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            '(',
            ')',
            '"',
            '\\',
            '/',
            '[',
            ' TO ',
            ']',
            ':',
            '~',
            '^',
            '1',
            ' ',
            '*',
            '-',
            'AND ',
          ),
        ),
        (parts) => {
          luceneSyntaxProblem(parts.join(''));
        },
      ),
    );
    expect(luceneSyntaxProblem('('.repeat(100_000))).toMatch(/nested/);
    expect(luceneSyntaxProblem(`[${' '.repeat(50_000)}`)).toMatch(/Cannot parse/);
  });
});
