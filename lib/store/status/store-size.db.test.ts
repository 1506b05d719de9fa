import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { nowNs } from '../../time/time-ns';
import { closePools } from '../client/pools';
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
  // PostgreSQL's own statistics come a second late, of an idle connection ten; one that ends tells them at once.
  await closePools();
  const rows = async () => {
    processSingleton('store-size', () => new Map()).clear();
    return (await storeSize(ctx)).logRows;
  };
  await expect.poll(rows, { timeout: 30_000, interval: 250 }).toBe(300);
  expect((await storeSize(ctx)).logBytes).toBeGreaterThan(0);
});
