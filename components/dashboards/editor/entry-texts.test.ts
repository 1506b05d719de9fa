import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import { formulaCompletion } from './formula-completion';
import { spanFields } from './known-field';
import { movedItem } from './moved-item';
import { nextName } from './next-name';
import { renameInFormulas } from './rename-in-formulas';
import { readStep, stepText } from './step-text';
import { suggestedTitle } from './suggested-title';

const series = newPanel('timeseries', 'p1', { x: 0, y: 0, w: 6, h: 8 });
const formula = (expression: string) => ({ name: 'f', label: '', expression, format: null, hidden: false });

describe('bucket sizes', () => {
  it.each([
    ['30s', 30_000],
    ['5 m', 300_000],
    ['1.5h', 5_400_000],
    ['1d', 86_400_000],
    ['', null],
    ['auto', null],
    ['soon', Number.NaN],
    ['5', Number.NaN],
  ])('%s', (text, ms) => expect(readStep(text)).toBe(ms));

  it('are written as they are read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31_536_000 }), (seconds) => {
        expect(readStep(stepText(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });
});

describe('formulaCompletion', () => {
  const names = ['errors', 'total'];
  it('offers names that begin as typed, and replaces the whole word', () => {
    expect(formulaCompletion('er / total', 2, names)).toEqual({ from: 0, to: 2, names: ['errors'] });
    expect(formulaCompletion('a / totl', 7, names)).toEqual({ from: 4, to: 8, names: ['total'] });
  });
  it('is silent at a whole name, a number, a sign', () => {
    for (const [text, caret] of [
      ['errors', 6],
      ['12', 2],
      ['errors / ', 9],
      ['', 0],
    ] as const)
      expect(formulaCompletion(text, caret, names)).toBeNull();
  });
});

describe('renameInFormulas', () => {
  it('renames whole names only, and no function', () => {
    const panel = { ...series, formulas: [formula('max(max, maximum) / max')] };
    expect(renameInFormulas(panel, 'max', 'peak').formulas[0]?.expression).toBe('max(peak, maximum) / peak');
  });
  it('leaves all alone for what is no name yet', () => {
    const panel = { ...series, formulas: [formula('a / b')] };
    expect(renameInFormulas(panel, 'a', '').formulas).toEqual(panel.formulas);
  });
});

describe('nextName', () => {
  it('takes no name twice, past the alphabet too', () => {
    let panel = { ...series };
    const names = new Set<string>();
    for (let count = 0; count < 40; count++) {
      const name = nextName(panel);
      expect(names.has(name)).toBe(false);
      names.add(name);
      panel = { ...panel, queries: [...panel.queries, newQuery(name)] };
    }
  });
});

describe('movedItem', () => {
  it('moves by one and stops at the ends', () => {
    expect(movedItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(movedItem(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(movedItem(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(movedItem(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

describe('suggestedTitle', () => {
  it('says what the panel shows', () => {
    const query = newQuery('a', 'spans');
    expect(suggestedTitle(series)).toBe('Count of logs');
    expect(
      suggestedTitle({
        ...series,
        queries: [{ ...query, measure: { fn: 'p95', field: 'duration' }, by: ['service'] }],
      }),
    ).toBe('P95 of duration by service');
    expect(
      suggestedTitle({ ...series, queries: [{ ...query, hidden: true }], formulas: [formula('a / 2')] }),
    ).toBe('a / 2');
  });
});

describe('spanFields', () => {
  it('offers what every span has first, then attributes by how many have them, with their types', () => {
    const span = (attributes: object) => ({ attributes, resource: { 'host.name': 'h' } }) as never;
    const fields = spanFields([
      { spans: [span({ 'http.status': 200, level: 'x' }), span({ 'http.status': 'none' })] },
    ]);
    expect(fields[0]?.name).toBe('service');
    expect(fields.find(({ name }) => name === 'duration')?.type).toBe('number');
    expect(fields.slice(-3)).toEqual([
      { name: 'http.status', type: 'mixed', share: 1 },
      { name: 'host.name', type: 'string', share: 1 },
      // `level` alone would mean the built-in of logs.
      { name: 'attributes.level', type: 'string', share: 0.5 },
    ]);
  });
});
