import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../../contracts/context';
import { nowNs } from '../../time/time-ns';
import { writeLogs } from '../write/write-logs';
import { storeSize } from './store-size';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};

it('knows about how many rows there are before any vacuum has looked', async () => {
  const records = Array.from({ length: 300 }, () => testLog({ time: nowNs() }));
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  // The figure is remembered for five seconds, and PostgreSQL's own statistics come a second late.
  await expect.poll(async () => (await storeSize(ctx)).logRows, { timeout: 15_000, interval: 500 }).toBe(300);
  expect((await storeSize(ctx)).logBytes).toBeGreaterThan(0);
}, 30_000);
