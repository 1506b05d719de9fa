import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { writeLogs } from '../write/write-logs';
import { runQuery } from './run-query';

openTestDatabase();

const sleeping = { text: 'SELECT pg_sleep(30)', values: [] };

it('leaves rows, streams and ingest untouched when one user fills the lane of counts', async () => {
  const caller = new AbortController();
  const heavy = Array.from({ length: 60 }, () =>
    runQuery(sleeping, { pool: 'analysis', signal: caller.signal, timeoutMs: 60_000 }).then(
      () => 'answered',
      (error: { code: string }) => error.code,
    ),
  );
  // Those that find too many waiting are told at once; nobody queues without end.
  expect(await Promise.race(heavy)).toBe('too_many_requests');

  const rows = runQuery<{ one: number }>({ text: 'SELECT 1 AS one', values: [] }, { pool: 'search' });
  const stream = runQuery<{ one: number }>({ text: 'SELECT 1 AS one', values: [] }, { pool: 'stream' });
  const stored = writeLogs({ tenantId: DEFAULT_TENANT_ID, records: [testLog()], digest: null });
  expect([await rows, await stream]).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  expect(await stored).toMatchObject({ stored: 1 });

  caller.abort();
  // None of these had been answered: nobody above has waited for one.
  const codes = await Promise.all(heavy);
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(60 - 3 - 40);
  expect(codes.filter((code) => code === 'canceled')).toHaveLength(43);
  const free = runQuery<{ one: number }>({ text: 'SELECT 1 AS one', values: [] }, { pool: 'analysis' });
  expect(await free).toEqual([{ one: 1 }]);
});
