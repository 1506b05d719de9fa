import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Panel, panelSchema } from '@/lib/contracts/dashboard/panel';
import { severityClass } from '@/lib/contracts/severity';
import { arbitraryQuery } from '@/lib/query/arbitrary-query';
import { arbitraryLog, arbitrarySpan, arbitraryStream } from '@/lib/query/arbitrary-record';
import { evaluateLog, evaluateSpan } from '@/lib/query/evaluate';
import { isRunnable, parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';
import { loadTracesState } from '@/lib/url/traces';
import { boardsToAddTo } from './boards-to-add-to';
import { errorsChoices } from './errors-choices';
import { logsChoices } from './logs-choices';
import type { PanelChoice } from './panel-choice';
import { placeOnBoard } from './place-on-board';
import { serviceChoices } from './service-choices';
import { tracesChoices } from './traces-choices';

const NOW = 1_800_000_000_000_000_000n;
const traces = (search: string) => loadTracesState(new URLSearchParams(search));
const panelOf = (choices: readonly PanelChoice[], id: string): Panel => {
  const choice = choices.find((one) => one.id === id);
  if (!choice) throw new Error(`no choice ${id}`);
  return choice.panel;
};
const queryOf = (panel: Panel, at = 0): string =>
  'queries' in panel ? (panel.queries[at]?.records.q ?? '') : 'records' in panel ? panel.records.q : '';
const treeOf = (q: string) => {
  const parsed = parseQuery(q);
  expect(isRunnable(parsed)).toBe(true);
  return parsed.ast;
};

describe('what a page becomes on a dashboard', () => {
  it('asks of logs exactly what /logs asks', () => {
    fc.assert(
      fc.property(arbitraryQuery, arbitraryLog(arbitraryStream), (ast, log) => {
        const q = printQuery(ast);
        fc.pre(isRunnable(parseQuery(q, 'log')));
        const choices = logsChoices({ q, order: 'newest', columns: [], stat: null });
        for (const id of ['chart', 'list'])
          expect(evaluateLog(treeOf(queryOf(panelOf(choices, id))), log, NOW)).toBe(
            evaluateLog(treeOf(q), log, NOW),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('counts of /errors what meets the query and is an error', () => {
    fc.assert(
      fc.property(arbitraryQuery, arbitraryLog(arbitraryStream), (ast, log) => {
        const q = printQuery(ast);
        fc.pre(isRunnable(parseQuery(q, 'log')));
        const isError = ['ERROR', 'FATAL'].includes(severityClass(log.severityNumber));
        const wanted = isError && evaluateLog(treeOf(q), log, NOW);
        for (const measure of ['count', 'rate'] as const) {
          const choices = errorsChoices({ q, group: 'service', measure });
          expect(evaluateLog(treeOf(queryOf(panelOf(choices, 'trend'))), log, NOW)).toBe(wanted);
          expect(evaluateLog(treeOf(queryOf(panelOf(choices, 'services'))), log, NOW)).toBe(wanted);
        }
        const all = queryOf(panelOf(errorsChoices({ q, group: 'service', measure: 'rate' }), 'trend'), 1);
        expect(evaluateLog(treeOf(all), log, NOW)).toBe(evaluateLog(treeOf(q), log, NOW));
      }),
      { numRuns: 60 },
    );
  });

  it('asks of spans what the query and the form of /traces ask', () => {
    fc.assert(
      fc.property(arbitraryQuery, arbitrarySpan(arbitraryStream), (ast, span) => {
        const q = printQuery(ast);
        fc.pre(isRunnable(parseQuery(q)));
        const choices = tracesChoices({ ...traces(''), q, status: 'error' });
        const rate = choices.find(({ id }) => id === 'rate');
        if (!rate) return;
        expect(evaluateSpan(treeOf(queryOf(rate.panel)), span, NOW)).toBe(
          span.status === 2 && evaluateSpan(treeOf(q), span, NOW),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('offers figures for conditions on whole traces too, and says that they are of spans', () => {
    const asked = tracesChoices(traces('q=has{status:error}&sort=errors'));
    expect(panelOf(asked, 'list')).toMatchObject({
      sort: 'most-errors',
      records: { q: 'has{status:error}' },
    });
    expect(queryOf(panelOf(asked, 'rate'))).toBe('has{status:error}');
    expect(asked.find(({ id }) => id === 'rate')?.note).toContain('Of the spans');
    expect(tracesChoices(traces('q=a')).find(({ id }) => id === 'rate')?.note).toBeNull();
  });

  it('begins with what the page shows, and groups as it does', () => {
    const [first] = tracesChoices(traces('service=api&pane=red&by=operation'));
    expect(first?.panel).toMatchObject({
      kind: 'timeseries',
      title: 'Spans per second: service:"api"',
      queries: [{ by: ['service', 'name'], measure: { fn: 'rate' } }],
    });
    expect(tracesChoices(traces('pane=heatmap'))[0]?.panel.kind).toBe('heatmap');
  });

  it('takes columns and order of the list, and the figures of an open field', () => {
    const view = { q: ' ', order: 'oldest', columns: ['level', 'wafer_lot'] } as const;
    const choices = logsChoices({ ...view, stat: { field: 'latency_ms', isNumber: true } });
    expect(panelOf(choices, 'list')).toMatchObject({
      title: 'Logs',
      columns: ['level', 'wafer_lot'],
      order: 'oldest',
    });
    expect(panelOf(choices, 'percentiles')).toMatchObject({ kind: 'percentiles', field: 'latency_ms' });
    expect(panelOf(choices, 'values')).toMatchObject({ kind: 'top', queries: [{ by: ['latency_ms'] }] });
  });

  it('says where a panel is not to the letter what the page shows', () => {
    const [trend] = errorsChoices({ q: '', group: 'error_type', measure: 'count' });
    expect(trend?.note).toContain('error.type');
    expect(errorsChoices({ q: '', group: 'service', measure: 'count' })[0]?.note).toBeNull();
  });

  it('makes only panels that the contract takes, however long the query', () => {
    const q = `"${'x'.repeat(4_000)}"`;
    const all = [
      ...logsChoices({ q, order: 'newest', columns: [], stat: { field: 'a', isNumber: true } }),
      ...errorsChoices({ q, group: 'version', measure: 'rate' }),
      ...tracesChoices({ ...traces(''), q, box: { fromMs: 1, toMs: 2, minNs: 5, maxNs: 9 } }),
      ...serviceChoices('a "b"', 'GET /', 'entry'),
    ];
    for (const { panel } of all) expect(panelSchema.safeParse(panel).error).toBeUndefined();
  });
});

describe('placeOnBoard', () => {
  it('finds a free place and an id of its own, and stops at a full dashboard', () => {
    const [choice] = logsChoices({ q: '', order: 'newest', columns: [], stat: null });
    if (!choice) throw new Error('a choice');
    let board = { panels: [] as Panel[] } as Parameters<typeof placeOnBoard>[0];
    const ids = [];
    for (let count = 0; count < 100; count++) {
      const placed = placeOnBoard(board, choice.panel);
      if (!placed) throw new Error('not full yet');
      board = placed.document;
      ids.push(placed.panelId);
    }
    expect(new Set(ids).size).toBe(100);
    const cells = board.panels.flatMap(({ at: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(placeOnBoard(board, choice.panel)).toBeNull();
  });
});

describe('boardsToAddTo', () => {
  it('offers what was opened last first, and nothing that cannot be changed', () => {
    const board = (name: string, fields: object) =>
      ({
        ...{ id: name, name, builtIn: false, deletedAt: null, openedAt: null, updatedAt: '2026-01-01' },
        ...fields,
      }) as Parameters<typeof boardsToAddTo>[0][number];
    const names = boardsToAddTo([
      board('saved long ago', {}),
      board('saved now', { updatedAt: '2026-03-01' }),
      board('ready', { builtIn: true, openedAt: '2026-04-01' }),
      board('opened before', { openedAt: '2026-01-02' }),
      board('opened last', { openedAt: '2026-02-01' }),
      board('deleted', { deletedAt: '2026-02-01' }),
    ]).map(({ name }) => name);
    expect(names).toEqual(['opened last', 'opened before', 'saved now', 'saved long ago']);
  });
});
