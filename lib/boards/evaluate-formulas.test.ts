import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answered, type AnsweredRow, answeredPanel, BEFORE, TIMES } from './answered-panel';
import { evaluateFormulas } from './evaluate-formulas';
import { newQuery } from './new-panel';
import type { SeriesKey } from './shown-series';

const shown = ({ series }: ReturnType<typeof answeredPanel>) =>
  series.map(({ key, isOther, value, points }) => [isOther ? 'other' : key.join(), value, ...points]);
const by = ['service'];

describe('evaluateFormulas', () => {
  it('computes over the whole range and bucket by bucket', () => {
    const panel = answeredPanel(
      { errors: { rows: [[null, 5, [1, 4]]] }, total: { rows: [[null, 20, [10, 0]]] } },
      [{ expression: 'errors / total * 100' }],
    );
    expect(shown(panel)).toEqual([['', 25, 10, null]]);
  });

  it('joins groups by their keys, and gives each what has no groups', () => {
    const errors = {
      by,
      rows: [
        ['api', 2],
        ['db', 6],
      ] as AnsweredRow[],
    };
    const total = {
      by,
      rows: [
        ['db', 12],
        ['api', 4],
      ] as AnsweredRow[],
    };
    expect(shown(answeredPanel({ errors, total }, [{ expression: 'errors / total' }]))).toEqual([
      ['api', 0.5, 0.5, 0.5],
      ['db', 0.5, 0.5, 0.5],
    ]);
    expect(
      shown(answeredPanel({ errors, all: { rows: [[null, 4]] } }, [{ expression: 'errors / all' }])),
    ).toEqual([
      ['db', 1.5, 1.5, 1.5],
      ['api', 0.5, 0.5, 0.5],
    ]);
  });

  it('counts nothing for a group without records, but only where all groups are known', () => {
    const total = {
      by,
      rows: [
        ['api', 4],
        ['db', 2],
      ] as AnsweredRow[],
    };
    const errors = { by, rows: [['api', 1]] as AnsweredRow[] };
    expect(shown(answeredPanel({ errors, total }, [{ expression: 'errors / total' }]))).toEqual([
      ['api', 0.25, 0.25, 0.25],
      ['db', 0, 0, 0],
    ]);
    expect(
      shown(
        answeredPanel({ errors: { ...errors, groups: 7 }, total }, [{ expression: 'errors / total' }]),
      )[1],
    ).toEqual(['db', null, null, null]);
    expect(
      shown(
        answeredPanel({ errors: { ...errors, groups: null }, total }, [{ expression: 'errors / total' }]),
      )[1],
    ).toEqual(['db', null, null, null]);
    const slow = { ...errors, query: { measure: { fn: 'p95' as const, field: 'ms' } } };
    expect(shown(answeredPanel({ slow, total }, [{ expression: 'slow + total' }]))[1]).toEqual([
      'db',
      null,
      null,
      null,
    ]);
  });

  it('has other only where it is the same for all', () => {
    const errors = {
      by,
      groups: 9,
      rows: [
        ['api', 1],
        [null, 3],
      ] as AnsweredRow[],
    };
    const same = {
      by,
      groups: 9,
      rows: [
        ['api', 2],
        [null, 6],
      ] as AnsweredRow[],
    };
    const different = {
      by,
      groups: 9,
      rows: [
        ['db', 2],
        [null, 6],
      ] as AnsweredRow[],
    };
    expect(shown(answeredPanel({ errors, total: same }, [{ expression: 'errors / total' }])).at(-1)).toEqual([
      'other',
      0.5,
      0.5,
      0.5,
    ]);
    expect(
      shown(answeredPanel({ errors, total: different }, [{ expression: 'errors / total' }])).map(
        ([key]) => key,
      ),
    ).toEqual(['api', 'db']);
  });

  it('compares with the period before, where each part has one', () => {
    const errors = {
      by,
      rows: [['api', 2]] as AnsweredRow[],
      before: [
        ['api', 1],
        ['db', 3],
      ] as AnsweredRow[],
    };
    const total = {
      by,
      rows: [
        ['api', 4],
        ['new', 9],
      ] as AnsweredRow[],
      before: [
        ['api', 10],
        ['new', 5],
      ] as AnsweredRow[],
    };
    const [api, fresh] = answeredPanel({ errors, total }, [{ expression: 'errors / total' }]).series;
    expect(api?.previous).toEqual({ value: 0.1, times: BEFORE, points: [0.1, 0.1] });
    expect(fresh?.previous?.value).toBeNull();
    // It may have been there before: nobody asked.
    const sum = answeredPanel({ errors, total }, [{ expression: 'total - errors' }]).series;
    expect(sum.map(({ value, previous }) => [value, previous?.value])).toEqual([
      [9, null],
      [2, 9],
    ]);
    const { before: _, ...now } = total;
    expect(
      answeredPanel({ errors, total: now }, [{ expression: 'errors / total' }]).series[0]?.previous,
    ).toBeNull();
  });

  it('computes formulas of formulas, and leaves out what is hidden', () => {
    const panel = answeredPanel(
      { a: { rows: [[null, 1]] }, b: { rows: [[null, 4]], query: { hidden: false, label: 'B' } } },
      [
        { name: 'share', expression: 'a / b', hidden: true },
        { name: 'percent', expression: 'share * 100', label: 'Percent' },
      ],
    );
    expect(panel.series.map(({ label, value }) => [label, value])).toEqual([
      ['B', 4],
      ['Percent', 25],
    ]);
  });

  it('is a constant where it asks for no query', () => {
    expect(shown(answeredPanel({ a: { rows: [[null, 1]] } }, [{ expression: '2 * 50' }]))).toEqual([
      ['', 100],
    ]);
  });

  it('joins what lies at the same time', () => {
    const a = { rows: [[null, 3, [1, 2]]] as AnsweredRow[] };
    const later = {
      rows: [[null, 7, [3, 4]]] as AnsweredRow[],
      times: [TIMES[1] ?? '', '2026-11-22T08:02:00.000000000Z'],
    };
    expect(shown(answeredPanel({ a, later }, [{ expression: 'a + later' }]))).toEqual([
      ['', 10, null, 5, null],
    ]);
  });

  it('says what is wrong and where, and computes the rest', () => {
    const a = { rows: [[null, 1]] as AnsweredRow[] };
    const problems = (queries: Record<string, Answered>, expression: string) =>
      answeredPanel(queries, [{ expression }]).problems;
    expect(problems({ a }, 'a / totl')).toEqual([
      { name: 'f0', message: 'totl is no query or formula before this one.', from: 4, to: 8 },
    ]);
    expect(problems({ a }, 'a +')).toHaveLength(1);
    expect(problems({ a, b: { ...a, stepMs: 5_000 } }, 'a + b')[0]?.message).toMatch(/different widths/);
    expect(
      problems(
        { a: { ...a, by: ['x'], rows: [['1', 1]] }, b: { ...a, by: ['y'], rows: [['1', 1]] } },
        'a + b',
      )[0]?.message,
    ).toMatch(/different fields/);
    const panel = answeredPanel({ a: { ...a, query: { hidden: false } } }, [
      { expression: 'nothing' },
      { expression: 'a * 2' },
    ]);
    expect(panel.series.map(({ value }) => value)).toEqual([1, 2]);
    const circle = answeredPanel({ a }, [
      { name: 'one', expression: 'two' },
      { name: 'two', expression: 'one' },
    ]);
    expect(circle.problems.map(({ name }) => name)).toEqual(['one', 'two']);
  });

  it('has no groups where no query has any', () => {
    expect(
      answeredPanel({ a: { by, rows: [] }, b: { by, rows: [] } }, [{ expression: 'a / b' }]).series,
    ).toEqual([]);
    expect(
      shown(answeredPanel({ a: { by, rows: [] }, b: { by, rows: [['api', 2]] } }, [{ expression: 'a / b' }])),
    ).toEqual([['api', 0, 0, 0]]);
  });

  it('waits for an answer that is not there', () => {
    const queries = [newQuery('a'), newQuery('b')];
    const formulas = [
      { name: 'f', label: '', expression: 'a / b', format: null, hidden: false },
      { name: 'g', label: '', expression: 'f * 2', format: null, hidden: false },
    ];
    expect(evaluateFormulas({ queries, formulas }, new Map())).toMatchObject({
      series: [],
      problems: [],
      divided: [],
    });
  });

  it('is, for each group and bucket, the formula over the numbers there', () => {
    const number = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null });
    const rows = fc.uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'z'), number, fc.tuple(number, number)), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const panel = answeredPanel({ a: { by, rows: one }, b: { by, rows: other } }, [
          { expression: 'a / (b - 1)' },
        ]);
        const plain = (a: number | null, b: number | null) =>
          a === null || b === null || b === 1 ? null : a / (b - 1);
        for (const { key, value, points } of panel.series) {
          const [a, b] = [one, other].map(
            (list) => list.find(([name]) => name === (key as SeriesKey)[0]) ?? (['', 0, [0, 0]] as const),
          );
          expect(value ?? null).toEqual(plain(a?.[1] ?? null, b?.[1] ?? null));
          // A formula of nothing but groups without records has no buckets of its own.
          expect(points).toEqual([0, 1].map((at) => plain(a?.[2]?.[at] ?? null, b?.[2]?.[at] ?? null)));
        }
        expect(panel.series.map(({ key }) => key[0]).sort()).toEqual(
          [...new Set([...one, ...other].map(([key]) => key))].sort(),
        );
      }),
    );
  });
});
