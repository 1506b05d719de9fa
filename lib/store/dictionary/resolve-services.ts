import { ask } from '../client/ask';
import { dictionaryCache, tenantKey } from './dictionary-cache';

/** Ids of these service names, made where they are new. One statement when all are known to the database. */
export async function resolveServices(
  tenantId: number,
  names: readonly string[],
): Promise<Map<string, number>> {
  const { services } = dictionaryCache();
  const ids = new Map<string, number>();
  const unknown = new Set<string>();
  for (const name of names) {
    const id = services.get(tenantKey(tenantId, name));
    if (id === undefined) unknown.add(name);
    else ids.set(name, id);
  }
  const found = (rows: { id: number; name: string }[]) => {
    for (const { id, name } of rows) {
      services.set(tenantKey(tenantId, name), id);
      ids.set(name, id);
      unknown.delete(name);
    }
  };
  // Sorted, because two transactions that insert the same names in different order wait for each other.
  const lookUp = async () => {
    found(
      await ask<{ id: number; name: string }>(
        'SELECT id, name FROM service WHERE tenant_id = $1 AND name = ANY($2)',
        [tenantId, [...unknown].sort()],
      ),
    );
  };
  if (unknown.size > 0) await lookUp();
  if (unknown.size > 0) {
    await ask('INSERT INTO service (tenant_id, name) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [
      tenantId,
      [...unknown].sort(),
    ]);
    await lookUp();
  }
  return ids;
}
