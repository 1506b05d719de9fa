import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tsqueryOf, tsvectorOf } from './search-text';
import { marksOf } from './text-marks';
import { foldWord, wordsAsked, wordsOf } from './words-of';

const words = (text: string) => wordsOf(text).map(({ word }) => word);

describe('words', () => {
  it('are runs of letters and digits, with the parts of humps', () => {
    expect(words('stdf-parser http.status_code:500')).toEqual([
      'stdf',
      'parser',
      'http',
      'status',
      'code',
      '500',
    ]);
    expect(words('waferMap HTTPServer v2Model')).toEqual([
      'wafermap',
      'map',
      'httpserver',
      'server',
      'v2model',
      'model',
    ]);
  });

  it('do not tell case and accents apart', () => {
    expect(words('Größe GRÖSSE ﬁne')).toEqual(['grosse', 'grosse', 'fine']);
    expect(foldWord('Ärger')).toBe(foldWord('A\u0308RGER'));
  });

  it('are single characters where nothing stands between words', () => {
    expect(words('歩留まり high')).toEqual(['歩', '留', 'ま', 'り', 'high']);
  });

  it('hold nothing that PostgreSQL would read otherwise, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tsvectorOf([{ text, weight: 'A' }])).toMatch(
          /^(|[\p{L}\p{N}]+:\d+A(,\d+A)*( [\p{L}\p{N}]+:\d+A(,\d+A)*)*)$/u,
        );
        expect(tsqueryOf(wordsAsked(text), 'beginnings')).toMatch(
          /^(|[\p{L}\p{N}]+:\*( & [\p{L}\p{N}]+:\*)*)$/u,
        );
        for (const { start, end } of wordsOf(text)) expect(end).toBeGreaterThan(start);
      }),
    );
  });

  it('that are asked for are different ones, and few', () => {
    expect(wordsAsked('Wafer wafer MAP')).toEqual(['wafer', 'map']);
    expect(wordsAsked(Array.from({ length: 50 }, (_, at) => `w${at}`).join(' '))).toHaveLength(16);
  });
});

describe('marks', () => {
  const marked = (text: string, asked: string) =>
    marksOf(text, wordsAsked(asked)).map(([from, to]) => text.slice(from, to));

  it('are as much of a word as was typed', () => {
    expect(marked('Yield by wafer lot', 'waf lot')).toEqual(['waf', 'lot']);
    expect(marked('Größenwahn', 'GROSS')).toEqual(['Größ']);
    expect(marked('Straße', 'stras')).toEqual(['Straß']);
    expect(marked('A\u0308rger', 'a')).toEqual(['A\u0308']);
  });

  it('find the parts of humps, and overlap nowhere', () => {
    expect(marked('waferMap', 'map')).toEqual(['Map']);
    expect(marked('waferMap', 'wafermap map')).toEqual(['waferMap']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 }), (text, asked) => {
        let end = 0;
        for (const [from, to] of marksOf(text, wordsAsked(asked))) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
