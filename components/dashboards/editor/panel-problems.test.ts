import { describe, expect, it } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import { panelSchema } from '@/lib/contracts/dashboard/panel';
import { PANEL_KINDS } from './panel-kinds';
import { editorProblems } from './panel-problems';

const AT = { x: 0, y: 0, w: 6, h: 8 };
const series = newPanel('timeseries', 'p1', AT);
const formula = (expression: string, name = 'f') => ({
  name,
  label: '',
  expression,
  format: null,
  hidden: false,
});

describe('editorProblems', () => {
  it.each(PANEL_KINDS)('finds nothing wrong with a new $kind', ({ kind }) => {
    const panel = newPanel(kind, 'p1', AT);
    expect(editorProblems(panel)).toEqual([]);
    expect(panelSchema.safeParse(panel).success).toBe(true);
  });

  it('says in plain words, and where, what the contract refuses', () => {
    const problems = editorProblems({
      ...series,
      queries: [
        {
          ...newQuery('1st'),
          measure: { fn: 'p95', field: '' },
          top: { size: 500, order: 'most', other: true },
          stepMs: Number.NaN,
        },
      ],
      thresholds: [{ from: Number.NaN, tone: 'warn' }],
      links: [{ title: '', url: 'javascript:alert(1)' }],
    });
    expect(new Set(problems.filter(({ isMissing }) => isMissing).map(({ path }) => path))).toEqual(
      new Set(['queries.0.measure.field', 'links.0.title']),
    );
    expect(Object.fromEntries(problems.map(({ path, message }) => [path, message]))).toEqual({
      'queries.0.name': 'A letter, then letters, digits or _ (at most 31)',
      'queries.0.measure.field': 'Fill this in',
      'queries.0.top.size': 'At most 100',
      'queries.0.stepMs': 'Buckets: 30s, 5m, 1h or 1d, from 1s to a year',
      'thresholds.0.from': 'Write a number',
      'links.0.title': 'Fill this in',
      'links.0.url': 'An http(s) address or a path of Throughline',
    });
  });

  it('marks what a formula asks for and nobody is called', () => {
    const panel = { ...series, queries: [newQuery('errors')], formulas: [formula('errors / total * 100')] };
    expect(editorProblems(panel)).toEqual([
      {
        path: 'formulas.0.expression',
        message: 'No query is called “total”: there is errors',
        place: { from: 9, to: 14 },
      },
    ]);
  });

  it('marks the name, and not a function of that name before it', () => {
    const panel = { ...series, queries: [newQuery('a')], formulas: [formula('max(a) / max')] };
    expect(editorProblems(panel)).toMatchObject([{ place: { from: 9, to: 12 } }]);
  });

  it('lets a formula use only those before it', () => {
    const panel = { ...series, formulas: [formula('g * 2', 'f'), formula('f + a', 'g')] };
    expect(editorProblems(panel)).toMatchObject([
      { path: 'formulas.0.expression', message: '“g” comes after this formula, or is this one' },
    ]);
  });

  it('tells a formula that cannot be read, and a name that is taken', () => {
    const panel = { ...series, queries: [newQuery('a'), newQuery('a')], formulas: [formula('a +')] };
    expect(editorProblems(panel).map(({ path }) => path)).toEqual([
      'queries.1.name',
      'formulas.0.expression',
    ]);
  });

  it('tells a query that cannot run, with its place', () => {
    const query = {
      ...newQuery('a'),
      records: { source: 'logs' as const, q: 'level:(ERROR', savedId: null },
    };
    expect(editorProblems({ ...series, queries: [query] })).toMatchObject([
      { path: 'queries.0.records.q', place: expect.any(Object) },
    ]);
  });

  it('takes conditions on whole traces in figures of spans and lists of traces, and tells wrong ones', () => {
    const spans = (q: string) => ({ source: 'spans' as const, q, savedId: null });
    const query = (q: string) => ({ ...newQuery('a', 'spans'), records: spans(q) });
    expect(editorProblems({ ...series, queries: [query('service:api has{status:error}')] })).toEqual([]);
    expect(editorProblems({ ...newPanel('traces', 'p1', AT), records: spans('trace.duration>1s') })).toEqual(
      [],
    );
    expect(editorProblems({ ...series, queries: [query('has{status:error')] })).toMatchObject([
      { path: 'queries.0.records.q' },
    ]);
  });

  it('wants an axis that can be drawn', () => {
    const axis = { label: '', min: 5, max: 5, scale: 'linear' as const };
    expect(editorProblems({ ...series, axis })).toMatchObject([{ path: 'axis.max' }]);
    expect(editorProblems({ ...series, axis: { ...axis, min: 0, max: 9, scale: 'log' } })).toMatchObject([
      { path: 'axis.min' },
    ]);
  });
});
