import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dashboardUrl, NEW_PANEL_KINDS, readDashboardState } from './dashboard';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const maybe = fc.option(text, { nil: null });
const count = fc.option(fc.integer({ min: 0, max: 86_400 }), { nil: null });
const state = fc.record({
  from: maybe,
  to: maybe,
  var: fc.array(text, { maxLength: 5 }),
  f: fc.array(text, { maxLength: 5 }),
  off: fc.array(text, { maxLength: 5 }),
  refresh: count,
  panel: maybe,
  edit: maybe,
  kind: fc.constantFrom(...NEW_PANEL_KINDS),
  arrange: fc.boolean(),
  kiosk: count,
  next: fc.array(text, { maxLength: 5 }),
});

test('a state survives the URL, whatever was typed or chosen', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), state, (id, value) => {
      const url = new URL(dashboardUrl(id, value), 'http://x');
      expect(readDashboardState(url.search)).toEqual(value);
    }),
  );
});

test('what the dashboard itself says stays out of the link, and what cannot be read is as if it were not there', () => {
  expect(dashboardUrl('ready-errors', { var: [], arrange: false, kind: 'timeseries' })).toBe(
    '/dashboards/ready-errors',
  );
  expect(readDashboardState('?refresh=often&kind=pie')).toMatchObject({ refresh: null, kind: 'timeseries' });
});
