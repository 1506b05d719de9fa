import { ask } from '../client/ask';
import { dictionaryCache, tenantKey } from '../dictionary/dictionary-cache';

/** Names a service has of its own; spans of any other count under the operation without a name. */
export const OPERATIONS_PER_SERVICE = 2_000;
/** Characters of a name that tell operations apart. */
export const NAME_CHARS = 512;

export interface WantedOperation {
  serviceId: number;
  /** OpenTelemetry SpanKind 0..5. */
  kind: number;
  name: string;
}

/** What `resolveOperations` keeps an id under. */
export function operationKey({ serviceId, kind, name }: WantedOperation): string {
  return `${serviceId} ${kind} ${storedName(name)}`;
}

/** A cut must not leave half a character, which PostgreSQL would keep as another. */
function storedName(name: string): string {
  return name.length > NAME_CHARS ? name.slice(0, NAME_CHARS).replace(/[\uD800-\uDBFF]$/, '') : name;
}

/**
 * Ids of operations by `operationKey`, made where they are new. One statement when all are known to the database, none
 * when all were seen lately. Beyond 2,000 names a service the id is that of the empty name.
 */
export async function resolveOperations(
  tenantId: number,
  wanted: Iterable<WantedOperation>,
): Promise<Map<string, number>> {
  const { operations } = dictionaryCache();
  const ids = new Map<string, number>();
  const unknown = new Map<string, WantedOperation>();
  for (const one of wanted) {
    const key = operationKey(one);
    if (ids.has(key) || unknown.has(key)) continue;
    const id = operations.get(tenantKey(tenantId, key));
    if (id === undefined) unknown.set(key, { ...one, name: storedName(one.name) });
    else ids.set(key, id);
  }
  const keep = (key: string, id: number) => {
    operations.set(tenantKey(tenantId, key), id);
    ids.set(key, id);
    unknown.delete(key);
  };
  const lookUp = async () => {
    for (const [key, id] of await find(tenantId, [...unknown.values()])) keep(key, id);
  };
  if (unknown.size > 0) await lookUp();
  if (unknown.size > 0) {
    const nameless = await insert(tenantId, [...unknown.values()]);
    await lookUp();
    for (const [key, one] of unknown) {
      const id = nameless.get(operationKey({ ...one, name: '' }));
      if (id !== undefined) keep(key, id);
    }
  }
  return ids;
}

/** Inserts what there is room for. @returns the nameless operations of the services that have no more room */
async function insert(tenantId: number, wanted: WantedOperation[]): Promise<Map<string, number>> {
  const counts = await ask<{ service_id: number; n: number }>(
    `SELECT service_id, count(*)::int AS n FROM operation WHERE tenant_id = $1 AND service_id = ANY($2::int[])
      GROUP BY service_id`,
    [tenantId, [...new Set(wanted.map(({ serviceId }) => serviceId))]],
  );
  const room = new Map(counts.map(({ service_id, n }) => [service_id, OPERATIONS_PER_SERVICE - n]));
  const nameless: WantedOperation[] = [];
  const fresh = wanted.filter((one) => {
    const left = room.get(one.serviceId) ?? OPERATIONS_PER_SERVICE;
    room.set(one.serviceId, left - 1);
    if (left <= 0) nameless.push({ ...one, name: '' });
    return left > 0;
  });
  // Sorted, because two transactions that insert the same names in different order wait for each other.
  const sorted = [...fresh, ...nameless].sort(
    (a, b) => a.serviceId - b.serviceId || a.kind - b.kind || (a.name < b.name ? -1 : 1),
  );
  await ask(
    `INSERT INTO operation (tenant_id, service_id, kind, name)
      SELECT $1, * FROM unnest($2::int[], $3::smallint[], $4::text[]) ON CONFLICT DO NOTHING`,
    columns(tenantId, sorted),
  );
  return await find(tenantId, nameless);
}

async function find(tenantId: number, wanted: WantedOperation[]): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const rows = await ask<{ id: number; service_id: number; kind: number; name: string }>(
    `SELECT o.id, o.service_id, o.kind, o.name
      FROM unnest($2::int[], $3::smallint[], $4::text[]) AS w (service_id, kind, name)
      JOIN operation o ON o.tenant_id = $1 AND o.service_id = w.service_id AND o.kind = w.kind AND o.name = w.name`,
    columns(tenantId, wanted),
  );
  return new Map(
    rows.map(({ id, service_id, kind, name }) => [operationKey({ serviceId: service_id, kind, name }), id]),
  );
}

function columns(tenantId: number, wanted: WantedOperation[]): unknown[] {
  return [
    tenantId,
    wanted.map(({ serviceId }) => serviceId),
    wanted.map(({ kind }) => kind),
    wanted.map(({ name }) => name),
  ];
}
