import { afterEach, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { writeSpans } from '../write/write-spans';
import { resolvePeers } from './resolve-peers';

const database = openTestDatabase();
const restart = () => processSingleton('peer-names', () => new Map()).clear();
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `kafka/reply-${from + at}`);

afterEach(restart);

it('gives ids to a thousand names, also after a restart, and always to services that send spans', async () => {
  await writeSpans({
    tenantId: DEFAULT_TENANT_ID,
    records: [testSpan({ stream: testStream({ service: 'cart' }) })],
    digest: null,
  });
  expect((await resolvePeers(DEFAULT_TENANT_ID, names(0, 900))).size).toBe(900);
  restart();
  expect((await resolvePeers(DEFAULT_TENANT_ID, names(900, 1_200))).size).toBe(100);
  restart();
  const found = await resolvePeers(DEFAULT_TENANT_ID, ['cart', 'kafka/reply-7', 'kafka/reply-5000']);
  expect([...found.keys()].sort()).toEqual(['cart', 'kafka/reply-7']);
  expect(await database.query(`SELECT count(*)::int AS n FROM service WHERE name LIKE 'kafka/%'`)).toEqual([
    { n: 1_000 },
  ]);
});
