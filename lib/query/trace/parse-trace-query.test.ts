import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionPlace } from '../complete';
import { lexQuery } from '../lex';
import { isRunnable, MAX_QUERY_LENGTH, parseQuery } from '../parse';
import { printQuery } from '../print';
import { flatTokens } from './flat-tokens';
import { parseTraceQuery } from './parse-trace-query';
import type { TraceExpr } from './trace-expr';

function shown(expr: TraceExpr): string {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return `(${expr.children.map(shown).join(expr.kind === 'or' ? ' | ' : ' & ')})`;
    case 'not':
      return `!${shown(expr.child)}`;
    case 'field':
      return expr.field;
    case 'relation':
      return `${expr.relation}[${printQuery(expr.above)}][${printQuery(expr.below)}]`;
    case 'count':
      return `count[${printQuery(expr.span)}]${expr.sign}${expr.number}`;
    default:
      return `${expr.kind}[${printQuery(expr.span)}]`;
  }
}

const read = (text: string) => shown(parseTraceQuery(text).expr);

describe('parseTraceQuery', () => {
  it.each([
    ['', 'span[]'],
    ['service:a name:b', 'span[service:a AND name:b]'],
    ['a OR b', 'span[a OR b]'],
    ['NOT status:error', 'span[NOT status:error]'],
    ['service:a AND NOT has{status:error}', '(span[service:a] & !has[status:error])'],
    ['HAS{a} and Has{b}', '(span[] & has[a] & has[b])'],
    ['parent{service:a} > child{service:b}', '(span[] & parent[service:a][service:b])'],
    ['child{b} < parent{a}', '(span[] & parent[a][b])'],
    ['ancestor{a}>>descendant{}', '(span[] & ancestor[a][])'],
    ['descendant{b} << ancestor{a}', '(span[] & ancestor[a][b])'],
    ['count(span{status:error}) >= 5', '(span[] & count[status:error]>=5)'],
    ['count( span{a b} ) => 5', '(span[] & count[a AND b]>=5)'],
    ['count(span{a}) == 0', '(span[] & count[a]=0)'],
    ['trace.duration>1s AND Trace.Spans:3', '(span[] & trace.duration & trace.spans)'],
    ['root.service:gate root.operation:"GET /x"', '(span[] & root.service & root.name)'],
    ['service:a OR has{b}', '(span[service:a] | (span[] & has[b]))'],
    // The condition on the trace holds for every span alike, so one span of a meets either side.
    [
      'service:a AND (status:error OR trace.duration>1s)',
      '(span[service:a AND status:error] | (span[service:a] & trace.duration))',
    ],
    ['NOT (service:a AND has{b})', '(span[NOT service:a] | (span[] & !has[b]))'],
    ['NOT (has{a} OR trace.errors>0)', '(span[] & !has[a] & !trace.errors)'],
    ['has{n:{1 TO 5}}', '(span[] & has[n:{1 TO 5}])'],
    ['has{name:"a}b"} c', '(span[c] & has[name:a}b])'.replace('a}b', '"a}b"')],
    ['has{name:/a{2}/}', '(span[] & has[name:/a{2}/])'],
    ['has{a:(b OR c) -d}', '(span[] & has[(a:b OR a:c) AND NOT d])'],
    ['has{attributes.trace.duration:1}', '(span[] & has[attributes.trace.duration:1])'],
  ])('reads %s', (text, meaning) => {
    expect(parseTraceQuery(text).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read(text)).toBe(meaning);
  });

  it.each([
    ['has{a', 'has{ is not closed', 'has{a}'],
    ['x AND count(span{a}', 'not closed', 'x AND count(span{a})'],
    ['count(span{a})', 'compared with a number', 'count(span{a}) > 1'],
    ['count(span{a}) >', 'a number after >', 'count(span{a}) > 1'],
    ['count(span{a}) > many', 'many is no whole number', 'count(span{a}) > 1'],
    ['parent{a}', 'needs child{…} behind it', 'parent{a} > child{}'],
    ['child{a}', 'needs parent{…} before it', 'parent{} > child{a}'],
    ['ancestor{a} > descendant{b}', 'ancestor{…} >> descendant{…}', 'ancestor{a} >> descendant{b}'],
    ['has{a} > has{b}', 'parent{…} > child{…}', 'parent{a} > child{b}'],
    ['parent{a} > child{b} > child{c}', 'in pairs', null],
    ['has{service:a trace.duration>1s}', 'outside the braces', 'has{service:a} AND trace.duration:>1s'],
    ['parent{trace.spans>1} > child{}', 'outside the braces', null],
    ['has{has{a}}', 'Braces inside of braces', null],
    ['service:(has{a})', 'no value of service', null],
    ['avg(span{a}) > 5', 'avg is no function', 'count(span{a}) > 5'],
    ['trace.spans>few', 'few is no whole number', null],
    ['trace.duration:soon', 'soon is no duration', null],
    ['root.name>5', 'is a name', null],
  ])('says what is wrong with %s', (text, message, fixed) => {
    const { diagnostics } = parseTraceQuery(text);
    const wrong = diagnostics.find(({ severity }) => severity === 'error');
    expect(wrong?.message).toContain(message);
    if (fixed === null) return;
    const result = text.slice(0, wrong?.from) + (wrong?.fix?.text ?? '') + text.slice(wrong?.to);
    expect(result).toBe(fixed);
    const again = parseTraceQuery(result).diagnostics.filter(({ severity }) => severity === 'error');
    // One step at a time: a count that is closed still needs its number.
    if (!text.endsWith('count(span{a}')) expect(again).toEqual([]);
  });

  it('says how span{…} is read, and what was meant', () => {
    const { diagnostics } = parseTraceQuery('span{service:a}');
    expect(diagnostics[0]).toMatchObject({ severity: 'hint', from: 0, to: 4, fix: { text: 'has' } });
  });

  it('mixes spans and traces only so far', () => {
    const many = Array.from({ length: 7 }, (_, n) => `(a${n} OR has{b${n}})`).join(' AND ');
    expect(parseTraceQuery(many).diagnostics.at(-1)).toMatchObject({ severity: 'error', message: /fewer/ });
    const plain = Array.from({ length: 40 }, (_, n) => `(a${n} OR b${n})`).join(' AND ');
    expect(parseTraceQuery(`${plain} AND has{c}`).diagnostics).toEqual([]);
  });
});

describe('braces and arrows in other texts', () => {
  it.each([
    'function has { return 1 }',
    '.parent{color:red}',
    'a{b} > c',
    'x->child{1}',
    '{"has":{"a":1}}',
    'Map{has=1}',
    'parent > child',
    'count(span) > 5',
    'class Parent{ x }'.replace('Parent{', 'Parents{'),
  ])('stay text in %s', (text) => {
    const kinds = lexQuery(text, 'span').tokens.map(({ kind }) => kind);
    expect(kinds).not.toContain('spanset');
    expect(printQuery(parseQuery(text, 'span').ast)).toBe(printQuery(parseQuery(text).ast));
  });

  it('are read in a search for spans alone: logs know no traces', () => {
    expect(printQuery(parseQuery('has{a}', 'log').ast)).toBe('"has{a}"');
    expect(printQuery(parseQuery('has{a}').ast)).toBe('"has{a}"');
  });
});

describe('what the bar asks', () => {
  const place = (marked: string) => {
    const found = completionPlace(marked.replace('|', ''), marked.indexOf('|'), 'span');
    return found && `${found.kind === 'value' ? `${found.field}=` : ''}${found.typed}@${found.from}`;
  };

  it.each([
    ['has{|', '@4'],
    ['has{|}', '@4'],
    ['has{ser|}', 'ser@4'],
    ['a has{service:po|}', 'service=po@14'],
    ['parent{a} > child{status:|}', 'status=@25'],
    ['ha|s{a}', null],
    ['has{a} tra|', 'tra@7'],
    ['count(span{a}) > |', null],
    ['trace.duration:|', 'trace.duration=@15'],
  ])('completes at %s', (marked, expected) => {
    expect(place(marked)).toBe(expected);
  });

  it('gets tokens that follow each other, with both braces', () => {
    const text = 'x parent{a:1} > child{b} count(span{c}) > 5';
    const pieces = flatTokens(lexQuery(text, 'span').tokens).map((token) => text.slice(token.from, token.to));
    expect(pieces).toEqual([
      'x',
      'parent{',
      'a:',
      '1',
      '}',
      '>',
      'child{',
      'b',
      '}',
      'count(span{',
      'c',
      '})',
      '> 5',
    ]);
  });
});

const RUNS = 20_000;
const PIECES =
  'has{ parent{ child{ ancestor{ descendant{ count(span{ span{ } }) ) > >> < << >= = 5 ( " : \\ / [1 TO 5] {1 TO 5} AND OR NOT not or trace.duration trace.spans root.service service: a b status:error 1s * n 🔥 \ud800 \0 \n'.split(
    ' ',
  );

it(`reads ${RUNS} random texts: never throws, in bounds, and prints to the same again`, () => {
  const piece = fc.constantFrom(...PIECES, ' ', ' ');
  const shaped = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(''));
  const anything = fc.oneof({ weight: 4, arbitrary: shaped }, fc.string({ unit: 'binary', maxLength: 40 }));
  fc.assert(
    fc.property(anything, fc.nat(60), (text, caret) => {
      const parsed = parseQuery(text, 'span');
      const { expr, diagnostics } = parseTraceQuery(text);
      const isOutside = diagnostics.some(({ from, to }) => !(from >= 0 && from <= to && to <= text.length));
      if (isOutside) expect.fail(`a diagnostic outside of ${JSON.stringify(text)}`);
      let end = 0;
      for (const { from, to } of flatTokens(lexQuery(text.replaceAll('\0', ' '), 'span').tokens)) {
        if (from < end || to < from || to > text.length) expect.fail(`tokens of ${JSON.stringify(text)}`);
        end = to;
      }
      const place = completionPlace(text, Math.min(caret, text.length), 'span');
      if (place && !(place.from >= 0 && place.from <= place.to && place.to <= text.length))
        expect.fail(`completion in ${JSON.stringify(text)}`);
      if (!isRunnable(parsed)) return;
      const printed = printQuery(parsed.ast);
      const again = parseTraceQuery(printed);
      const wrong = again.diagnostics.find(({ severity }) => severity === 'error');
      if (wrong && !wrong.message.includes('fewer')) expect.fail(`${printed}: ${wrong.message}`);
      if (!wrong && shown(again.expr) !== shown(expr))
        expect.fail(`${JSON.stringify(text)}: ${shown(expr)} becomes ${shown(again.expr)}`);
    }),
    { numRuns: RUNS },
  );
}, 120_000);

it('reads the longest text soon, whatever is in it', () => {
  for (const unit of ['has{', 'has{a} ', 'count(span{', 'parent{a}>', 'has{[', 'has{"', '{has{']) {
    const text = unit.repeat(Math.floor(MAX_QUERY_LENGTH / unit.length));
    // About half a second at worst; one more scan of the rest inside of each brace would take minutes.
    const { diagnostics } = parseTraceQuery(text);
    expect(diagnostics.every(({ to }) => to <= text.length)).toBe(true);
  }
});
