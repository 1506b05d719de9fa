import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testStream } from '../../../scripts/test-records';
import type { TelemetryStream } from '../../contracts/telemetry';
import { resetDictionary } from './dictionary-cache';
import { resolveStreams } from './resolve-streams';

const database = openTestDatabase();
const idOf = async (tenantId: number, stream: TelemetryStream) =>
  (await resolveStreams(tenantId, [stream])).get(stream)?.streamId;

it('gives equal streams one id, whoever asks first, and after the cache is gone', async () => {
  const ids = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      // The order of keys is the sender's whim.
      const [a, b] = [{ 'host.name': 'h' }, { 'os.type': 'linux' }];
      return await idOf(1, testStream({ resource: i % 2 === 0 ? { ...a, ...b } : { ...b, ...a } }));
    }),
  );
  expect(new Set(ids).size).toBe(1);
  resetDictionary();
  expect(await idOf(1, testStream({ resource: { 'os.type': 'linux', 'host.name': 'h' } }))).toBe(ids[0]);
  expect(await database.query('SELECT FROM stream')).toHaveLength(1);
});

it('keeps tenants, and whatever else differs, apart', async () => {
  const stream = testStream();
  const ids = [
    await idOf(1, stream),
    await idOf(2, stream),
    await idOf(1, testStream({ service: 'b' })),
    await idOf(1, testStream({ environment: null })),
    await idOf(1, testStream({ scopeAttributes: { a: 1 } })),
    await idOf(1, testStream({ scopeAttributes: { a: '1' } })),
  ];
  expect(ids.every((id) => typeof id === 'number')).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

it('stores thousands of new streams at once', async () => {
  const streams = Array.from({ length: 2_500 }, (_, i) => testStream({ resource: { pod: i } }));
  const refs = await resolveStreams(1, streams);
  expect(new Set(streams.map((stream) => refs.get(stream)?.streamId)).size).toBe(2_500);
});
