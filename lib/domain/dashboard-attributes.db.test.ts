import { expect, it } from 'vitest';
import { testBoard } from '../../scripts/test-board';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testSpan } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { writeLogs } from '../store/write/write-logs';
import { writeSpans } from '../store/write/write-spans';
import { createDashboard } from './create-dashboard';
import { dashboardAttributes } from './dashboard-attributes';
import { mapDashboard } from './map-dashboard';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const day = { from: 'now-24h', to: 'now' };

it('says which attributes are there, how often, and what those that are not may be called here', async () => {
  const need = (name: string, source: 'logs' | 'spans') => ({ name, source, about: `What ${name} is` });
  const attributes = [
    need('level', 'logs'),
    need('wafer_lot', 'logs'),
    need('lot_wafer', 'logs'),
    need('bin', 'logs'),
    need('waferLot', 'spans'),
    need('duration', 'spans'),
  ];
  const { id } = await createDashboard(ctx, {
    document: { ...testBoard('x'), attributes },
    folder: '',
    tags: [],
  });
  const empty = await dashboardAttributes(ctx, id, day);
  expect(empty.attributes.map(({ found, records }) => [found, records])).toEqual(
    attributes.map(() => [false, 0]),
  );
  const logs = [testLog(), testLog(), testLog({ attributes: {} })];
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: logs, digest: null });
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: [testSpan(), testSpan()], digest: null });
  const {
    attributes: there,
    names,
    range,
  } = await dashboardAttributes(ctx, id, { from: 'now-1h', to: 'now+1m' });
  expect(there.map(({ name, found, records, like }) => [name, found, records, like])).toEqual([
    ['level', true, 3, []],
    ['wafer_lot', true, 2, []],
    ['lot_wafer', false, 0, ['wafer_lot']],
    ['bin', false, 0, []],
    ['waferLot', false, 0, ['wafer_lot']],
    ['duration', true, 2, []],
  ]);
  expect(names.logs).toContain('wafer_lot');
  expect(names.spans).toEqual(expect.arrayContaining(['wafer_lot', 'host.name']));
  expect(range.from < range.to).toBe(true);
});

it('reads an attribute of a ready-made dashboard under the name that it was mapped to', async () => {
  const before = await dashboardAttributes(ctx, 'ready-errors', day);
  const missing = before.attributes.find(({ name }) => name === 'error_type');
  expect(missing).toMatchObject({ mappedTo: null, found: false });
  await mapDashboard(ctx, 'ready-errors', { error_type: 'wafer_lot' });
  const after = await dashboardAttributes(ctx, 'ready-errors', { from: 'now-1h', to: 'now+1m' });
  expect(after.attributes.find(({ name }) => name === 'error_type')).toMatchObject({
    mappedTo: 'wafer_lot',
    found: true,
    records: 2,
  });
});
