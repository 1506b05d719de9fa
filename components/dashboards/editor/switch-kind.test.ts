import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import { type Panel, type PanelKind, panelSchema } from '@/lib/contracts/dashboard/panel';
import { PANEL_KINDS } from './panel-kinds';
import { type KindMemory, rememberPanel, switchKind } from './switch-kind';

const AT = { x: 1, y: 2, w: 6, h: 8 };
const errors = {
  ...newPanel('timeseries', 'p1', AT),
  title: 'Errors',
  description: 'By service',
  links: [{ title: 'Runbook', url: '/logs' }],
  queries: [
    {
      ...newQuery('errors'),
      records: { source: 'logs' as const, q: 'level:ERROR', savedId: 'saved-1' },
      by: ['service'],
    },
    newQuery('total'),
  ],
  formulas: [{ name: 'share', label: '', expression: 'errors / total', format: null, hidden: false }],
  thresholds: [{ from: 5, tone: 'warn' as const }],
};

/** Goes through the kinds as somebody who tries them out. */
function through(panel: Panel, kinds: readonly PanelKind[]): Panel {
  let [now, memory]: [Panel, KindMemory] = [panel, {}];
  for (const kind of kinds) {
    memory = rememberPanel(memory, now);
    now = switchKind(now, newPanel(kind, now.id, now.at), memory);
  }
  return now;
}

describe('switchKind', () => {
  it('keeps all that both kinds have', () => {
    const table = through(errors, ['table']);
    const { kind: _, draw: __, axis: ___, legend: ____, ...both } = errors;
    expect(table).toEqual({ ...both, kind: 'table' });
  });

  it('takes the query along to a list, and its field to a heatmap', () => {
    expect(through(errors, ['logs'])).toMatchObject({ kind: 'logs', records: errors.queries[0]?.records });
    const slow: Panel = {
      ...errors,
      queries: [
        {
          ...newQuery('a', 'spans'),
          measure: { fn: 'p99', field: 'http.size' },
          records: { source: 'spans', q: 'status:error', savedId: null },
        },
      ],
    };
    expect(through(slow, ['heatmap'])).toMatchObject({
      records: { source: 'spans', q: 'status:error' },
      field: 'http.size',
    });
  });

  it('does not ask one source for what was written about the other', () => {
    const traces = through(errors, ['traces']);
    expect(traces).toMatchObject({ records: { source: 'spans', q: '' } });
    expect(through(errors, ['traces', 'timeseries'])).toMatchObject({
      queries: [{ records: { source: 'spans', q: '' }, by: [] }, { name: 'total' }],
    });
  });

  it('brings the changed query back from a list', () => {
    const list = through(errors, ['logs']);
    if (list.kind !== 'logs') throw new Error('a list');
    const changed = { ...list, records: { ...list.records, q: 'level:FATAL' } };
    const memory = rememberPanel(rememberPanel({}, errors), changed);
    const back = switchKind(changed, newPanel('timeseries', 'p1', AT), memory);
    expect(back).toMatchObject({
      title: 'Errors',
      queries: [{ name: 'errors', by: ['service'], records: { q: 'level:FATAL' } }, { name: 'total' }],
      formulas: errors.formulas,
    });
  });

  it('is of all records as a number, and groups again after', () => {
    const number = through(errors, ['number']);
    expect(number).toMatchObject({ queries: [{ by: [] }, { by: [] }] });
    expect(through(errors, ['number', 'top'])).toMatchObject({ queries: [{ by: ['service'] }, { by: [] }] });
  });

  it('loses nothing on the way through kinds that ask alike, whatever their order', () => {
    const kinds = fc.array(fc.constantFrom<PanelKind>('timeseries', 'number', 'top', 'table', 'text', 'map'));
    fc.assert(
      fc.property(kinds, (way) => {
        expect(through(errors, [...way, 'text', 'timeseries'])).toEqual(errors);
      }),
    );
  });

  it('always makes a panel that the contract takes', () => {
    const all = PANEL_KINDS.map(({ kind }) => kind);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { minLength: 1 }), (way) => {
        expect(panelSchema.safeParse(through(errors, way)).error).toBeUndefined();
      }),
    );
  });
});
