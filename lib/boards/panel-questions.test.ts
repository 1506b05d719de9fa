import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatmapQuestionSchema, panelQuestionSchema } from '../contracts/dashboard/panel-question';
import { arbitraryDashboard } from './arbitrary-dashboard';
import { BoardProblemError } from './board-problem';
import { newPanel, newQuery } from './new-panel';
import { heatmapQuestion, panelProblems, panelQuestions } from './panel-questions';
import type { QuestionView } from './question-view';

const range = { from: '2026-11-22T08:00:00.000000000Z', to: '2026-11-22T09:00:00.000000000Z' };
const view: QuestionView = {
  document: {
    variables: [{ name: 'service', label: '', values: { from: 'list', list: [] }, multi: true, chosen: [] }],
  },
  time: { from: 'now-1h', to: 'now' },
  range,
  variables: { service: ['api'] },
  filters: ['-level:DEBUG'],
  saved: {},
};
const at = { x: 0, y: 0, w: 6, h: 6 };

describe('panelQuestions', () => {
  it('asks each query by its name, over time where the panel shows time', () => {
    const query = {
      ...newQuery('errors', 'spans'),
      records: { source: 'spans' as const, q: 'service:$service', savedId: null },
      by: ['name'],
      stepMs: 60_000,
      compare: 'day' as const,
    };
    const asked = {
      source: 'spans',
      q: 'service:api AND NOT level:DEBUG',
      ...range,
      measures: [{ fn: 'count' }],
      by: ['name'],
      top: { size: 10, order: 'most', other: true },
      zone: 'Europe/Berlin',
      compare: 'day',
    };
    const ask = (kind: 'timeseries' | 'number' | 'top' | 'table', more = {}) =>
      panelQuestions({ ...newPanel(kind, 'p', at), queries: [query], ...more }, view, {
        buckets: 60,
        zone: 'Europe/Berlin',
      });
    expect(ask('timeseries')).toEqual(new Map([['errors', { ...asked, buckets: 60, stepMs: 60_000 }]]));
    expect(ask('number').get('errors')?.buckets).toBe(60);
    expect(ask('number', { trend: false }).get('errors')?.buckets).toBeNull();
    expect(ask('top').get('errors')).toEqual({ ...asked, buckets: null, stepMs: null });
    expect(ask('table').get('errors')?.stepMs).toBeNull();
  });

  it('asks all percentiles of a panel at once', () => {
    const panel = { ...newPanel('percentiles', 'p', at), shares: [0, 50, 99, 100] as (0 | 50 | 99 | 100)[] };
    const [question] = panelQuestions(panel, view, { buckets: 60 }).values();
    expect(question?.measures).toEqual(['min', 'p50', 'p99', 'max'].map((fn) => ({ fn, field: 'duration' })));
  });

  it('asks by the times as they are written where they cannot be read here', () => {
    const [question] = panelQuestions(
      newPanel('number', 'p', at),
      { ...view, range: null },
      { buckets: 1 },
    ).values();
    expect(question).toMatchObject({ from: 'now-1h', to: 'now' });
  });

  it('asks what the API takes, or has a problem, for every panel of every dashboard', () => {
    fc.assert(
      fc.property(arbitraryDashboard, (document) => {
        const of = {
          ...view,
          document,
          variables: {},
          saved: { s1: { name: 'S', path: '/logs', q: 'x OR y' } },
        };
        for (const panel of document.panels) {
          const ask = () => panelQuestions(panel, of, { buckets: 100 });
          if (panelProblems(panel, of).length > 0) {
            if (panel.kind === 'heatmap')
              expect(() => heatmapQuestion(panel, of, { buckets: 9, rows: 9 })).toThrow(BoardProblemError);
            else if ('queries' in panel || panel.kind === 'percentiles')
              expect(ask).toThrow(BoardProblemError);
            continue;
          }
          for (const question of ask().values())
            expect(panelQuestionSchema.safeParse(question).error).toBeUndefined();
          if (panel.kind === 'heatmap')
            expect(
              heatmapQuestionSchema.safeParse(heatmapQuestion(panel, of, { buckets: 9, rows: 9 })).error,
            ).toBeUndefined();
        }
      }),
      { numRuns: 80 },
    );
  });
});
