import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryQuery } from './arbitrary-query';
import type { QueryNode } from './ast';
import { isRunnable, MAX_QUERY_LENGTH, parseQuery } from './parse';
import { printQuery } from './print';

// [typed, canonical meaning]. A third item is what the first remark begins with.
const MEANINGS: readonly (readonly [string, string, string?])[] = [
  ['', ''],
  ['  ', ''],
  ['*', ''],
  ['*:*', ''],
  ['error', 'error'],
  ['a b', 'a AND b'],
  ['a AND b', 'a AND b'],
  ['a and b', 'a AND b'],
  ['a && b', 'a AND b'],
  ['a&&b||c', 'a AND b OR c'],
  ['a OR b AND c', 'a OR b AND c'],
  ['(a OR b) AND c', '(a OR b) AND c'],
  ['(a OR b) c', '(a OR b) AND c'],
  ['a || b', 'a OR b'],
  ['a or b', 'a OR b', 'or is read as the operator'],
  ['NOT a b', 'NOT a AND b'],
  ['NOT (a b)', 'NOT (a AND b)'],
  ['not a', 'NOT a', 'not is read as the operator'],
  ['!a', 'NOT a'],
  ['-a +b', 'NOT a AND b'],
  ['NOT NOT a', 'a'],
  ['-(a OR b)', 'NOT (a OR b)'],
  ['NOT a OR b', 'NOT a OR b'],
  ['((a))', 'a'],
  ['(a AND b) AND c', 'a AND b AND c'],
  ['level:ERROR AND service:"stdf-parser"', 'level:ERROR AND service:stdf-parser'],
  ['level: ERROR', 'level:ERROR'],
  ['level:(ERROR OR WARN)', 'level:ERROR OR level:WARN'],
  ['level:(ERROR OR service:x)', 'level:ERROR OR service:x'],
  ['-level:INFO', 'NOT level:INFO'],
  ['"out of range"', '"out of range"'],
  ['"say \\"hi\\""', '"say \\"hi\\""'],
  ['"C:\\temp"', '"C:\\\\temp"'],
  ['foo\\ bar', '"foo bar"'],
  ['a\\:b', '"a:b"'],
  ['time*', 'time*'],
  ['*out', '*out'],
  ['te?t', 'te?t'],
  ['ti\\*me', '"ti*me"'],
  ['"ti*me"', '"ti*me"'],
  ['wafer_lot:W-*', 'wafer_lot:W\\-*'],
  ['http.*:500', 'http.*:500'],
  ['trace_id:*', 'trace_id:*'],
  ['_exists_:trace_id', 'trace_id:*'],
  ['NOT _exists_:x', 'NOT x:*'],
  ['n:[1 TO 5]', 'n:[1 TO 5]'],
  ['n:{1 TO 5}', 'n:{1 TO 5}'],
  ['n:[1 TO 5}', 'n:[1 TO 5}'],
  ['n:{1 to 5]', 'n:{1 TO 5]'],
  ['n:[* TO 5]', 'n:<=5'],
  ['n:{5 TO *]', 'n:>5'],
  ['n:[* TO *]', 'n:*'],
  ['n:["a b" TO "c d"]', 'n:["a b" TO "c d"]'],
  ['n>5', 'n:>5'],
  ['n>=5', 'n:>=5'],
  ['n < 5', 'n:<5'],
  ['n:<=5', 'n:<=5'],
  ['duration>500ms', 'duration:>500ms'],
  ['level>=WARN', 'level:>=WARN'],
  ['n:(>5 AND <10)', 'n:>5 AND n:<10'],
  ['n:([1 TO 2] OR 7)', 'n:[1 TO 2] OR n:7'],
  ['time:[now-1h TO now]', 'time:[now-1h TO now]'],
  ['@timestamp>=2026-11-22T08:00:00Z', '@timestamp:>=2026-11-22T08:00:00Z'],
  ['größe:5 "日本語"', 'größe:5 AND 日本語'],
  ['url:http://x:80/y?z', 'url:"http://x:80/y?z"'],
  ['url:https://x/*', 'url:https\\:\\/\\/x\\/*'],
  ['http://x:80/y?z', '"http://x:80/y?z"', 'http://x:80/y?z is read as text'],
  ['12:30:45', '"12:30:45"', '12:30:45 is read as text'],
  ['2026-11-22T08:05:00Z', '"2026-11-22T08:05:00Z"', 'What was logged in that second'],
  ['[ERROR]', '"[ERROR]"', '[ERROR] is read as text'],
  ['[ERROR] disk full', '"[ERROR]" AND disk AND full', '[ERROR] is read as text'],
  ['10.0.0.0/8', '"10.0.0.0/8"', 'field:10.0.0.0/8'],
  ['ip:10.0.0.0/8', 'ip:10.0.0.0/8'],
  ['path:/var/log', 'path:"/var/log"'],
  ['/var/log/app.log', '"/var/log/app.log"'],
  ['C:\\Users\\bob', '"C:\\\\Users\\\\bob"', 'C:\\Users\\bob is read as text'],
  ['550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
  ['{"a": 1, "b": "x y"}', '"{\\"a\\": 1, \\"b\\": \\"x y\\"}"', '{"a": 1, "b": "x y"} is read as text'],
  ['"status":"error",', '"\\"status\\":\\"error\\","', 'JSON is read as text'],
  ['bob@example.com', 'bob@example.com'],
  ['user=42', '"user=42"', 'user=42 is read as text'],
  ['key="a b"', '"key=\\"a b\\""', 'key="a b" is read as text'],
  ['a->b', '"a->b"'],
  ['List<String>', '"List<String>"'],
  ['foo()', '"foo()"', 'foo() is read as text'],
  ['(foo())', '"foo()"', 'foo() is read as text'],
  ['at a.B.c(B.java:42)', 'at AND "a.B.c(B.java:42)"', 'a.B.c(B.java:42) is read as text'],
  ['main.go:10', '"main.go:10"', 'main.go:10 is read as text'],
  ['localhost:8080', '"localhost:8080"', 'localhost:8080 is read as text'],
  ['db.example.com:5432', '"db.example.com:5432"', 'db.example.com:5432 is read as text'],
  ['http.response.status_code:500', 'http.response.status_code:500'],
  ['fe80::1', '"fe80::1"', 'fe80::1 is read as text'],
  ['aa:bb:cc:dd:ee:ff', '"aa:bb:cc:dd:ee:ff"', 'aa:bb:cc:dd:ee:ff is read as text'],
  ['Error: connection refused', '"Error:" AND connection AND refused', 'Error: is read as text'],
  ['sshd: Failed', 'sshd:Failed', 'Read as the field sshd'],
  ['sshd[242]: Failed', '"sshd[242]:" AND Failed', 'sshd[242]: is read as text'],
  ['--flag', '"--flag"'],
  ['a - b', 'a AND b', 'There is nothing to search for in -'],
  ['is not', 'is AND "not"', 'not is read as a word'],
  ['or else', '"or" AND else', 'or is read as a word'],
  ['what?', 'what?', '? stands for any one character'],
  ['🔥', '"🔥"'],
  ['()', '', 'Nothing is in these parentheses'],
  ['() AND level:ERROR', 'level:ERROR', 'Nothing is in these parentheses'],
  ['level:ERROR OR ()', 'level:ERROR', 'Nothing is in these parentheses'],
  ['"-" AND level:ERROR', 'level:ERROR', 'There is nothing to search for in "-"'],
  ['"-" or b', 'b', 'There is nothing to search for in "-"'],
  ['a AND "-" OR NOT () AND b', 'a OR b', 'There is nothing to search for in "-"'],
  ['a )', 'a', 'There is no parenthesis to close'],
  ['(a b', 'a AND b', 'This parenthesis is not closed'],
  ['a AND', 'a', 'AND has nothing to join'],
  ['OR b', 'b', 'OR has nothing to join'],
  ['a AND OR b', 'a OR b', 'AND has nothing to join'],
  ['AND AND b', 'b', 'AND has nothing to join'],
  ['a OR OR b', 'a OR b', 'OR has nothing to join'],
  ['NOT', '', 'NOT has nothing to exclude'],
  ['[1 TO 5]', '"[1 TO 5]"', 'A range needs a field'],
  ['\0', '', 'Nothing stored holds a NUL'],
  ['"a b"~3', '"a b"~3'],
  ['"out of', '"out of"', 'This quote is not closed'],
  ['\\5x:1', '\\5x:1'],
  ['message:"->"', 'message:"->"'],
];

const ERRORS: readonly (readonly [string, string, number, number, string?])[] = [
  ['level:', 'level has no value', 0, 6, 'level:*'],
  ['a level: AND b', 'level has no value', 2, 8, 'a level:* AND b'],
  ['(level:)', 'level has no value', 1, 7, '(level:*)'],
  ['level:"abc', 'This quote is not closed', 6, 10, 'level:"abc"'],
  ['(a AND b', 'This parenthesis is not closed', 0, 8, '(a AND b)'],
  ['n:[1 TO 5', 'This range is not closed', 2, 9, 'n:[1 TO 5]'],
  ['n:[1 TO ]', 'A range has two ends', 2, 9, 'n:[1 TO *]'],
  ['time>soon', 'soon is no time', 4, 9],
  ['time:2026-*', 'A time is compared', 5, 11],
  ['level>=loud', 'loud is no level', 5, 11],
  ['trace_id>5', 'An id has no greater', 8, 10],
  ['duration>', 'What should it compare with', 8, 9],
];

describe('parseQuery', () => {
  for (const [typed, meaning, remark] of MEANINGS) {
    it(`reads ${typed || 'nothing'}`, () => {
      const parsed = parseQuery(typed);
      expect(printQuery(parsed.ast)).toBe(meaning);
      expect(isRunnable(parsed)).toBe(true);
      const [first] = parsed.diagnostics;
      if (remark === undefined) expect(first).toBeUndefined();
      else expect(first?.message).toContain(remark);
    });
  }

  for (const [typed, message, from, to, mended] of ERRORS) {
    it(`says what is wrong with ${typed}, where, and how to mend it`, () => {
      const error = parseQuery(typed).diagnostics.find(({ severity }) => severity === 'error');
      expect(error?.message).toContain(message);
      expect([error?.from, error?.to]).toEqual([from, to]);
      const fixed = error?.fix && typed.slice(0, from) + error.fix.text + typed.slice(to);
      expect(fixed).toBe(mended);
    });
  }

  it('knows where each part stands', () => {
    const { ast } = parseQuery('level:ERROR  AND (a OR -b)');
    expect(ast).toMatchObject({
      kind: 'and',
      from: 0,
      to: 26,
      children: [
        { kind: 'match', from: 0, to: 11, field: { from: 0, to: 5 }, value: { from: 6, to: 11 } },
        {
          kind: 'or',
          from: 17,
          to: 26,
          children: [
            { from: 18, to: 19 },
            { kind: 'not', from: 23, to: 25 },
          ],
        },
      ],
    });
  });

  it('is bounded in length, depth and number of terms', () => {
    expect(isRunnable(parseQuery('x'.repeat(MAX_QUERY_LENGTH)))).toBe(true);
    expect(isRunnable(parseQuery('x'.repeat(MAX_QUERY_LENGTH + 1)))).toBe(false);
    expect(isRunnable(parseQuery(`${'('.repeat(100)}x${')'.repeat(100)}`))).toBe(true);
    expect(isRunnable(parseQuery(`${'('.repeat(101)}x${')'.repeat(101)}`))).toBe(false);
    expect(isRunnable(parseQuery('x '.repeat(500)))).toBe(true);
    expect(isRunnable(parseQuery('x '.repeat(501)))).toBe(true);
    expect(isRunnable(parseQuery(`n:(${'1 OR '.repeat(500)}1)`))).toBe(false);
    expect(isRunnable(parseQuery(`${'x OR '.repeat(500)}x`))).toBe(false);
    expect(parseQuery('-'.repeat(MAX_QUERY_LENGTH)).diagnostics.length).toBeLessThan(5);
  });

  it('searches for the first 500 words of a longer text, and says so', () => {
    const words = Array.from({ length: 620 }, (_, i) => `word${i}`);
    const { ast, clauses, diagnostics } = parseQuery(`${words.join(' ')}\nCaused by: it -x y:1`);
    expect(printQuery(ast)).toBe(words.slice(0, 500).join(' AND '));
    expect(clauses.length).toBe(500);
    const told = diagnostics.find(({ message }) => message.includes('first 500'));
    expect(told).toMatchObject({ severity: 'hint', from: 0, fix: { label: 'Search for it as one phrase' } });
  });

  it('never throws, and what it understood prints to the same again', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      ':',
      '[',
      ']',
      '{',
      '}',
      ' TO ',
      ' AND ',
      ' or ',
      'NOT ',
      '-',
      '+',
      '*',
      '?',
      '\\',
      '/',
      '<',
      '>',
      '=',
      '!',
      '&&',
      '||',
      ' ',
      'a',
      'level',
      'x.y',
      '5',
      '\0',
      'é',
      '🔥',
      '\ud800',
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { ast, diagnostics } = parseQuery(text);
        for (const { from, to } of diagnostics) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length + 1);
        }
        const printed = printQuery(ast);
        const again = parseQuery(printed);
        if (isRunnable(parseQuery(text))) expect(isRunnable(again), printed).toBe(true);
        expect(printQuery(again.ast)).toBe(printed);
      }),
      { numRuns: 1500 },
    );
  }, 30_000);

  it('reads what it printed as the same tree', () => {
    fc.assert(
      fc.property(arbitraryQuery, (node) => {
        expect(bare(parseQuery(printQuery(node)).ast), printQuery(node)).toEqual(bare(node));
      }),
      { numRuns: 600 },
    );
  }, 30_000);
});

/** Without places. */
function bare(node: QueryNode | null): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => (key === 'from' || key === 'to' ? undefined : value)),
  );
}
