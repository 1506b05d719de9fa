import { beforeEach, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { resetDictionary } from '../dictionary/dictionary-cache';
import { OPERATIONS_PER_SERVICE, operationKey, resolveOperations } from './resolve-operations';

const database = openTestDatabase();

beforeEach(async () => {
  await database.query('TRUNCATE operation');
  resetDictionary();
});

const of = (name: string, kind = 2, serviceId = 1) => ({ serviceId, kind, name });
const stored = () =>
  database.query<{ id: number; tenant_id: number; service_id: number; kind: number; name: string }>(
    'SELECT * FROM operation ORDER BY id',
  );

it('gives one id to one tenant, service, kind and name, also after a restart', async () => {
  const wanted = [of('GET /'), of('GET /', 3), of('GET /', 2, 2), of('POST /'), of('GET /')];
  const first = await resolveOperations(1, wanted);
  expect(new Set(first.values()).size).toBe(4);
  const theirs = await resolveOperations(2, wanted);
  expect(new Set([...first.values(), ...theirs.values()]).size).toBe(8);
  resetDictionary();
  expect(await resolveOperations(1, wanted)).toEqual(first);
  for (const { id, tenant_id, service_id, kind, name } of await stored()) {
    const ids = tenant_id === 1 ? first : theirs;
    expect(ids.get(operationKey({ serviceId: service_id, kind, name }))).toBe(id);
  }
});

it('gives two writers of the same new names the same ids', async () => {
  const names = Array.from({ length: 200 }, (_, at) => of(`op ${at}`));
  const [a, b] = await Promise.all([resolveOperations(1, names), resolveOperations(1, names.toReversed())]);
  expect([...b].sort()).toEqual([...a].sort());
  expect(await stored()).toHaveLength(200);
});

it('counts what comes beyond 2,000 names under the empty name, kind by kind, and keeps the others', async () => {
  const names = Array.from({ length: OPERATIONS_PER_SERVICE + 50 }, (_, at) => of(`op ${at}`));
  const ids = await resolveOperations(1, names);
  const [nameless] = await database.query<{ id: number }>(`SELECT id FROM operation WHERE name = ''`);
  expect([...ids.values()].filter((id) => id === nameless?.id)).toHaveLength(50);
  const more = await resolveOperations(1, [of('another'), of('another', 3), of('another', 2, 9)]);
  expect(more.get(operationKey(of('another')))).toBe(nameless?.id);
  expect(more.get(operationKey(of('another', 3)))).not.toBe(nameless?.id);
  const rows = await stored();
  expect(rows.find(({ service_id }) => service_id === 9)?.name).toBe('another');
  expect(await resolveOperations(1, [of('op 3')])).toEqual(
    new Map([[operationKey(of('op 3')), ids.get(operationKey(of('op 3')))]]),
  );
});

it('knows long names by their start, without half a character at the cut', async () => {
  const long = `${'x'.repeat(511)}😀 tail`;
  const ids = await resolveOperations(1, [of(long), of(`${long} other`)]);
  expect(ids.size).toBe(1);
  resetDictionary();
  expect(await resolveOperations(1, [of(long)])).toEqual(ids);
  expect(await stored()).toHaveLength(1);
});
