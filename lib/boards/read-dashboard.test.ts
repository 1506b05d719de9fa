import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDashboard } from './arbitrary-dashboard';
import { type DashboardMigration, migrateDashboard } from './dashboard-migrations';
import { emptyDashboard } from './empty-dashboard';
import { newPanel } from './new-panel';
import { readDashboard } from './read-dashboard';
import { writeDashboard } from './write-dashboard';

const problemsOf = (json: unknown) => {
  const read = readDashboard(json);
  return 'problems' in read ? read.problems : [];
};

describe('readDashboard and writeDashboard', () => {
  it('give the same dashboard again, and the same text', () => {
    fc.assert(
      fc.property(arbitraryDashboard, (document) => {
        const text = writeDashboard(document);
        const read = readDashboard(JSON.parse(text));
        expect(read).toEqual({ document });
        expect('document' in read && writeDashboard(read.document)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('write equal dashboards alike, whatever the order of their keys', () => {
    const { name, ...rest } = emptyDashboard('Board');
    expect(writeDashboard({ ...rest, name })).toBe(writeDashboard({ name, ...rest }));
  });

  it('never throw, whatever they are given', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(problemsOf(json)).not.toEqual([]);
      }),
    );
  });

  it.each([
    [[], 'This is no dashboard: it should be a JSON object with a "format".'],
    [
      { title: 'Grafana', schemaVersion: 39 },
      'This is no dashboard of Throughline: "format" should be a whole number.',
    ],
    [{ format: 99 }, 'It has format 99, this version knows up to 1: update Throughline.'],
    [{ format: 0 }, 'Format 0 is not known.'],
  ])('say of %o what it is not', (json, message) =>
    expect(problemsOf(json)).toEqual([{ path: '', message }]),
  );

  it('say where what is wrong stands', () => {
    const document = { ...emptyDashboard('Board'), refreshSeconds: 1, panels: [{ id: 'a', kind: 'pie' }] };
    expect(problemsOf(document).map(({ path }) => path)).toEqual(['refreshSeconds', 'panels.0.kind']);
  });

  it('read one from before queries and formulas had units of their own', () => {
    const panel = newPanel('top', 'a', { x: 0, y: 0, w: 4, h: 4 });
    const formula = { name: 'f', label: '', expression: 'a * 2', hidden: false };
    const queries = panel.queries.map(({ format: _, ...query }) => query);
    expect(
      readDashboard({ ...emptyDashboard('Board'), panels: [{ ...panel, queries, formulas: [formula] }] }),
    ).toEqual({
      document: {
        ...emptyDashboard('Board'),
        panels: [{ ...panel, formulas: [{ ...formula, format: null }] }],
      },
    });
  });

  it('refuse what they would lose', () => {
    expect(problemsOf({ ...emptyDashboard('Board'), owner: 'me' })).not.toEqual([]);
  });
});

describe('migrateDashboard', () => {
  // Formats that never were: what a later one will do.
  const migrations = new Map<number, DashboardMigration>([
    [1, ({ label, ...rest }) => ({ ...rest, name: label })],
    [2, (json) => ({ ...json, panels: [] })],
  ]);

  it('carries from format to format', () => {
    expect(migrateDashboard({ format: 1, label: 'Board' }, 3, migrations)).toEqual({
      json: { format: 3, name: 'Board', panels: [] },
    });
    expect(migrateDashboard({ format: 2, name: 'Board' }, 3, migrations)).toEqual({
      json: { format: 3, name: 'Board', panels: [] },
    });
  });

  it('leaves the current format as it is', () => {
    const json = { format: 3, anything: true };
    expect(migrateDashboard(json, 3, migrations)).toEqual({ json });
  });

  it('says which step is missing', () => {
    expect(migrateDashboard({ format: 0 }, 3, migrations)).toEqual({ problem: 'Format 0 is not known.' });
  });

  it('carries a draft of an older format to a dashboard that can be read', () => {
    const { name, ...rest } = emptyDashboard('Board');
    const older = { ...rest, format: 0, label: name };
    const toOne = new Map<number, DashboardMigration>([
      [0, ({ label, ...json }) => ({ ...json, name: label })],
    ]);
    expect(readDashboard(older, toOne)).toEqual({ document: emptyDashboard('Board') });
  });
});
