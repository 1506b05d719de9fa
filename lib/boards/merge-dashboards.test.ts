import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { arbitraryDashboard } from './arbitrary-dashboard';
import { emptyDashboard } from './empty-dashboard';
import { mergeDashboards } from './merge-dashboards';
import { newPanel } from './new-panel';
import { readDashboard } from './read-dashboard';

const at = { x: 0, y: 0, w: 4, h: 4 };
const panel = (id: string, title = id, place = at) => ({ ...newPanel('number', id, place), title });
const [a, b, c] = [panel('a'), panel('b', 'b', { ...at, y: 4 }), panel('c', 'c', { ...at, y: 8 })];
const base: DashboardDocument = { ...emptyDashboard('Board'), panels: [a, b, c] };
const withPanels = (...panels: DashboardDocument['panels']): DashboardDocument => ({ ...base, panels });

describe('mergeDashboards', () => {
  it('takes what only one of them did, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryDashboard, arbitraryDashboard, (one, other) => {
        expect(mergeDashboards(one, one, other)).toEqual({ document: other, conflicts: [] });
        expect(mergeDashboards(one, other, one)).toEqual({ document: other, conflicts: [] });
        expect(mergeDashboards(one, other, other)).toEqual({ document: other, conflicts: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('gives a dashboard that can be saved, and the same for the same choices whoever comes first', () => {
    const choices = (theirs: boolean, ids: string[]) =>
      Object.fromEntries(ids.map((id) => [id, theirs ? ('theirs' as const) : ('mine' as const)]));
    fc.assert(
      fc.property(arbitraryDashboard, arbitraryDashboard, arbitraryDashboard, (zero, one, two) => {
        const merged = mergeDashboards(zero, one, two);
        expect(readDashboard(merged.document)).toHaveProperty('document');
        const ids = merged.conflicts.map(({ id }) => id);
        const left = mergeDashboards(zero, one, two, choices(true, ids)).document;
        const right = mergeDashboards(zero, two, one, choices(false, ids)).document;
        const sorted = ({ panels, variables, attributes, ...rest }: DashboardDocument) => ({
          ...rest,
          panels: [...panels].sort((x, y) => (x.id < y.id ? -1 : 1)),
          variables: [...variables].sort((x, y) => (x.name < y.name ? -1 : 1)),
          attributes: [...attributes].sort((x, y) => (x.name + x.source < y.name + y.source ? -1 : 1)),
        });
        expect(sorted(left)).toEqual(sorted(right));
      }),
      { numRuns: 40 },
    );
  });

  it('joins changes of different panels, and of different fields of one', () => {
    const mine = withPanels({ ...a, title: 'Mine' }, b, c);
    const theirs = withPanels({ ...a, description: 'Theirs' }, { ...b, at: { ...b.at, x: 4 } }, c);
    expect(mergeDashboards(base, mine, theirs)).toEqual({
      document: withPanels(
        { ...a, title: 'Mine', description: 'Theirs' },
        { ...b, at: { ...b.at, x: 4 } },
        c,
      ),
      conflicts: [],
    });
  });

  it('keeps what each added and takes away what each took away', () => {
    const mine = withPanels(a, c, panel('mine'));
    const theirs = withPanels(b, c, panel('theirs'));
    const { document, conflicts } = mergeDashboards(base, mine, theirs);
    expect(document.panels.map(({ id }) => id)).toEqual(['c', 'mine', 'theirs']);
    expect(conflicts).toEqual([]);
  });

  it('tells of a field that both changed, and goes by the choice', () => {
    const mine = withPanels({ ...a, title: 'Mine' }, b, c);
    const theirs = withPanels({ ...a, title: 'Theirs' }, b, c);
    const merged = mergeDashboards(base, mine, theirs);
    expect(merged.conflicts).toEqual([
      { id: 'panels/a/title', title: 'Panel “Mine”: title', base: 'a', mine: 'Mine', theirs: 'Theirs' },
    ]);
    expect(merged.document).toEqual(mine);
    expect(mergeDashboards(base, mine, theirs, { 'panels/a/title': 'theirs' }).document).toEqual(theirs);
  });

  it('tells of a panel that one changed and the other took away', () => {
    const mine = withPanels({ ...a, title: 'Mine' }, b, c);
    const theirs = withPanels(b, c);
    const merged = mergeDashboards(base, mine, theirs);
    expect(merged.conflicts).toMatchObject([{ id: 'panels/a', mine: 'changed', theirs: 'taken away' }]);
    expect(merged.document).toEqual(mine);
    expect(mergeDashboards(base, mine, theirs, { 'panels/a': 'theirs' }).document).toEqual(theirs);
    // The other way round it is called by the title it had.
    expect(mergeDashboards(base, theirs, mine).conflicts).toEqual([
      { id: 'panels/a', title: 'Panel “a”', base: 'there', mine: 'taken away', theirs: 'changed' },
    ]);
  });

  it('keeps both panels where each added one of the same id', () => {
    const merged = mergeDashboards(
      base,
      withPanels(a, b, c, panel('d', 'Mine', { ...at, y: 12 })),
      withPanels(a, b, c, panel('d', 'Theirs', { ...at, y: 12 })),
    );
    expect(merged.conflicts).toEqual([]);
    expect(merged.document.panels.map(({ title }) => title).sort()).toEqual([
      'Mine',
      'Theirs',
      'a',
      'b',
      'c',
    ]);
  });

  it('takes a panel whose kind changed as a whole', () => {
    const mine = withPanels({ ...newPanel('text', 'a', a.at), title: 'a', markdown: 'x' }, b, c);
    const theirs = withPanels({ ...a, thresholds: [{ from: 1, tone: 'warn' }] }, b, c);
    const merged = mergeDashboards(base, mine, theirs);
    expect(merged.conflicts).toMatchObject([{ id: 'panels/a' }]);
    expect(merged.document).toEqual(mine);
    expect(mergeDashboards(base, mine, theirs, { 'panels/a': 'theirs' }).document).toEqual(theirs);
  });

  it('joins lists of queries by their names', () => {
    const [query] = a.queries;
    if (!query) throw new Error('no query');
    const other = { ...query, name: 'b' };
    const start = withPanels({ ...a, queries: [query, other] });
    const mine = withPanels({ ...a, queries: [{ ...query, label: 'Mine' }, other] });
    const theirs = withPanels({ ...a, queries: [query, { ...other, label: 'Theirs' }] });
    const merged = mergeDashboards(start, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.document).toEqual(
      withPanels({
        ...a,
        queries: [
          { ...query, label: 'Mine' },
          { ...other, label: 'Theirs' },
        ],
      }),
    );
  });
});
