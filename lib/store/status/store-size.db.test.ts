import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { writeLogs } from '../write/write-logs';
import { storeSize } from './store-size';

openTestDatabase();
const ctx = (tenantId: number) => ({ requestId: 'test', tenantId, signal: new AbortController().signal });

it('tells no tenant what time the records of another cover', async () => {
  await writeLogs({ tenantId: 1, records: [testLog()], digest: null });
  expect((await storeSize(ctx(1))).newest).not.toBeNull();
  expect((await storeSize(ctx(2))).newest).toBeNull();
});
