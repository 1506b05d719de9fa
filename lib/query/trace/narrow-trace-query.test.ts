import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineNodes } from '../combine-nodes';
import { isRunnable, parseQuery } from '../parse';
import { printQuery } from '../print';
import { narrowTraceQuery } from './narrow-trace-query';

const CONDITION = 'trace.duration:>=5ns AND trace.duration:<=9ns';
const read = (text: string) => parseQuery(text, 'span').ast;

describe('narrowTraceQuery', () => {
  it('keeps what was typed, where it can', () => {
    expect(narrowTraceQuery(' service:api  OR error ', CONDITION)).toBe(
      `(service:api  OR error) AND ${CONDITION}`,
    );
    expect(narrowTraceQuery('', CONDITION)).toBe(CONDITION);
  });

  it('closes what is not closed', () => {
    expect(narrowTraceQuery('"api', CONDITION)).toBe('api AND trace.duration:>=5ns AND trace.duration:<=9ns');
  });

  it('leaves a query with an error to be told', () => {
    expect(narrowTraceQuery('has{service:a', CONDITION)).toBe('has{service:a');
  });

  it('means both, whatever was typed', () => {
    const piece = fc.constantFrom(
      'a',
      '"',
      '(',
      ')',
      ' ',
      '\\',
      '/',
      ':',
      'OR',
      'NOT',
      '{',
      '}',
      'has{b}',
      '[',
      '*',
      "'",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseQuery(text, 'span');
        if (!isRunnable(parsed)) {
          expect(narrowTraceQuery(text, CONDITION)).toBe(text);
          return;
        }
        const both = [parsed.ast, read(CONDITION)].filter((node) => node !== null);
        expect(printQuery(read(narrowTraceQuery(text, CONDITION)))).toBe(
          printQuery(combineNodes('and', both)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
