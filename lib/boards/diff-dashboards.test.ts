import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { arbitraryDashboard } from './arbitrary-dashboard';
import { diffDashboards } from './diff-dashboards';
import { emptyDashboard } from './empty-dashboard';
import { newPanel } from './new-panel';
import { writeDashboard } from './write-dashboard';

const top = { ...newPanel('top', 'a', { x: 0, y: 0, w: 4, h: 4 }), title: 'Errors' };
const [query] = top.queries;
if (!query) throw new Error('no query');
const board: DashboardDocument = { ...emptyDashboard('Board'), panels: [top] };
const fields = (after: DashboardDocument) =>
  diffDashboards(board, after).flatMap((change) =>
    change.fields.map(({ label, before, after: now }) => `${change.title}: ${label}: ${before} → ${now}`),
  );
const withPanel = (panel: DashboardDocument['panels'][number]) => ({ ...board, panels: [panel] });

describe('diffDashboards', () => {
  it('finds nothing between a dashboard and itself, and something between two that differ', () => {
    fc.assert(
      fc.property(arbitraryDashboard, arbitraryDashboard, (one, other) => {
        expect(diffDashboards(one, structuredClone(one))).toEqual([]);
        const isSame = writeDashboard(one) === writeDashboard(other);
        expect(diffDashboards(one, other).length === 0).toBe(isSame);
      }),
      { numRuns: 60 },
    );
  });

  it('says which panels came and went', () => {
    const added = newPanel('text', 'note', top.at);
    expect(diffDashboards(board, { ...board, panels: [added] })).toEqual([
      { kind: 'added', part: 'panel', id: 'note', title: 'Panel note', fields: [] },
      { kind: 'removed', part: 'panel', id: 'a', title: 'Panel “Errors”', fields: [] },
    ]);
  });

  it.each<[string, DashboardDocument, string[]]>([
    ['name', { ...board, name: 'Other' }, ['Dashboard: name: Board → Other']],
    ['refresh', { ...board, refreshSeconds: null }, ['Dashboard: refresh: every 30 s → off']],
    [
      'time',
      { ...board, time: { from: 'now-1d', to: 'now' } },
      ['Dashboard: time: now-1h to now → now-1d to now'],
    ],
    [
      'place',
      withPanel({ ...top, at: { x: 4, y: 0, w: 4, h: 6 } }),
      ['Panel “Errors”: place and size: column 1, row 1, 4 × 4 → column 5, row 1, 4 × 6'],
    ],
    [
      'search',
      withPanel({ ...top, queries: [{ ...query, records: { ...query.records, q: 'level:ERROR' } }] }),
      ['Panel “Errors”: query a: search: nothing → level:ERROR'],
    ],
    [
      'measure',
      withPanel({ ...top, queries: [{ ...query, measure: { fn: 'p95', field: 'ms' } }] }),
      ['Panel “Errors”: query a: measure: Count → P95 of ms'],
    ],
    [
      'bucket',
      withPanel({ ...top, queries: [{ ...query, stepMs: 60_000 }] }),
      ['Panel “Errors”: query a: bucket size: none → 1 m 00 s'],
    ],
    [
      'unit',
      withPanel({ ...top, format: { ...top.format, unit: 'ms' } }),
      ['Panel “Errors”: format: unit: none → ms'],
    ],
    [
      'threshold',
      withPanel({ ...top, thresholds: [{ from: 5, tone: 'warn' }] }),
      ['Panel “Errors”: thresholds: none → warn from 5'],
    ],
    [
      'new query',
      withPanel({ ...top, queries: [query, { ...query, name: 'b' }] }),
      ['Panel “Errors”: query b: not there → Count'],
    ],
    [
      'order of groups',
      withPanel({ ...top, queries: [{ ...query, by: ['a', 'b'] }] }),
      ['Panel “Errors”: query a: group by: service → a, b'],
    ],
  ])('says what became of the %s', (_, after, said) => expect(fields(after)).toEqual(said));

  it('says that panels changed their order', () => {
    const note = newPanel('text', 'note', top.at);
    const [change] = diffDashboards({ ...board, panels: [top, note] }, { ...board, panels: [note, top] });
    expect(change?.fields).toEqual([
      { path: 'panels', label: 'order of panels', before: 'a, note', after: 'note, a' },
    ]);
  });
});
