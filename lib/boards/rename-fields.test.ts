import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../query/parse';
import { printQuery } from '../query/print';
import { arbitraryDashboard } from './arbitrary-dashboard';
import { emptyDashboard } from './empty-dashboard';
import { newPanel, newQuery } from './new-panel';
import { renameFields } from './rename-fields';
import { renameInQuery } from './rename-in-query';

describe('renameInQuery', () => {
  const mapping = { lot: 'wafer.lot', 'http.route': 'url', a: 'b', b: 'a', odd: 'a b:c' };
  it.each([
    ['lot:W-1  AND level:ERROR', 'wafer.lot:W-1  AND level:ERROR'],
    ['-lot:$lot lot:(x OR "lot:y")', '-wafer.lot:$lot wafer.lot:(x OR "lot:y")'],
    ['lot>5 lot:[1 TO 2]', 'wafer.lot>5 wafer.lot:[1 TO 2]'],
    ['a:1 b:2', 'b:1 a:2'],
    ['attributes.lot:x resource.lot:y', 'attributes.wafer.lot:x resource.wafer.lot:y'],
    [
      'has{lot:x} parent{http.route:"/x"} > child{lot:*}',
      'has{wafer.lot:x} parent{url:"/x"} > child{wafer.lot:*}',
    ],
    ['_exists_:lot', '_exists_:wafer.lot'],
    ['odd:1', 'a\\ b\\:c:1'],
    ['lots:1 "lot" lot', 'lots:1 "lot" lot'],
    ['lot:(broken', 'wafer.lot:(broken'],
    ['constructor:1', 'constructor:1'],
  ])('%s becomes %s', (before, after) => expect(renameInQuery(before, mapping)).toBe(after));

  it('keeps the meaning: there and back again is the same query', () => {
    const text = fc.constantFrom(
      'lot:x NOT (lot:y OR z)',
      'lot:>=5 "lot:1"',
      'a lot:(1 OR 2) b',
      'lot:"a b"~3',
    );
    fc.assert(
      fc.property(text, fc.string({ minLength: 1, maxLength: 8 }), (query, name) => {
        if (/\s|^\\?_exists_$|[*?\0]/.test(name)) return;
        const there = renameInQuery(query, { lot: name });
        const fields = JSON.stringify(parseQuery(there, 'span').ast);
        if (!fields.includes(JSON.stringify(name))) throw new Error(`${there} has no field ${name}`);
        const back = renameInQuery(there, { [name]: 'lot' });
        expect(printQuery(parseQuery(back).ast)).toBe(printQuery(parseQuery(query).ast));
      }),
    );
  });
});

describe('renameFields', () => {
  it('takes another name for logs than for spans', () => {
    const at = { x: 0, y: 0, w: 6, h: 6 };
    const asked = (source: 'logs' | 'spans') => {
      const { records, ...query } = newQuery(source, source);
      return { ...query, by: ['lot'], records: { ...records, q: 'lot:x' } };
    };
    const document = {
      ...emptyDashboard('Board'),
      panels: [{ ...newPanel('table', 'p1', at), queries: [asked('logs'), asked('spans')] }],
    };
    const [panel] = renameFields(document, { 'spans:lot': 'wafer.lot', lot: 'lot_id' }).panels;
    if (panel?.kind !== 'table') throw new Error('no table');
    expect(panel.queries.map(({ by, records }) => [by, records.q])).toEqual([
      [['lot_id'], 'lot_id:x'],
      [['wafer.lot'], 'wafer.lot:x'],
    ]);
  });

  it('reaches every query, group, measure, column, variable and need', () => {
    const at = { x: 0, y: 0, w: 6, h: 6 };
    const records = { source: 'logs' as const, q: 'lot:x', savedId: null };
    const document = {
      ...emptyDashboard('Board'),
      variables: [
        {
          name: 'lot',
          label: '',
          values: { from: 'field' as const, source: 'logs' as const, field: 'lot', q: 'lot:*' },
          multi: true,
          chosen: ['lot'],
        },
      ],
      attributes: [{ name: 'lot', source: 'logs' as const, about: 'The lot' }],
      panels: [
        {
          ...newPanel('top', 'a', at),
          queries: [
            {
              ...newQuery('q'),
              records,
              by: ['lot', 'service'],
              measure: { fn: 'unique' as const, field: 'lot' },
            },
          ],
        },
        { ...newPanel('logs', 'b', at), records, columns: ['lot', 'message'] },
        { ...newPanel('heatmap', 'c', at), records, field: 'lot' },
        { ...newPanel('percentiles', 'd', at), records, field: 'lot' },
        { ...newPanel('traces', 'e', at), records: { ...records, source: 'spans' as const } },
      ],
    };
    const text = JSON.stringify(renameFields(document, { lot: 'batch' }));
    expect(text.replaceAll('"name":"lot"', '').match(/\blot\b/g)).toEqual(['lot', 'lot']);
    expect(renameFields(document, { lot: 'batch' }).variables[0]).toMatchObject({
      name: 'lot',
      chosen: ['lot'],
      values: { field: 'batch', q: 'batch:*' },
    });
  });

  it('changes nothing without a mapping', () => {
    fc.assert(
      fc.property(arbitraryDashboard, (document) => {
        expect(renameFields(document, {})).toEqual(document);
      }),
      { numRuns: 40 },
    );
  });
});
