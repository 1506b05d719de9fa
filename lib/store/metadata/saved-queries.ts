import type { SavedQuery, SavedQueryCreate, SavedQueryUpdate } from '../../contracts/saved-query';
import type { SavedQuery as Row } from './generated/client';
import { withPrisma } from './prisma';

/** A tenant's saved queries, last changed first. */
export async function readSavedQueries(tenantId: number, limit: number): Promise<SavedQuery[]> {
  const rows = await withPrisma((client) =>
    client.savedQuery.findMany({
      where: { tenantId },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: limit,
    }),
  );
  return rows.map(asSavedQuery);
}

export async function readSavedQuery(tenantId: number, id: string): Promise<SavedQuery | null> {
  const row = await withPrisma((client) => client.savedQuery.findFirst({ where: { tenantId, id } }));
  return row && asSavedQuery(row);
}

export async function countSavedQueries(tenantId: number): Promise<number> {
  return await withPrisma((client) => client.savedQuery.count({ where: { tenantId } }));
}

export async function insertSavedQuery(
  tenantId: number,
  id: string,
  input: SavedQueryCreate,
): Promise<SavedQuery> {
  return asSavedQuery(
    await withPrisma((client) => client.savedQuery.create({ data: { id, tenantId, ...input } })),
  );
}

/** Changes what `input` names; false when there is no such saved query. */
export async function updateSavedQueryRow(
  tenantId: number,
  id: string,
  input: { [Key in keyof SavedQueryUpdate]: Exclude<SavedQueryUpdate[Key], undefined> },
): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.savedQuery.updateMany({ where: { tenantId, id }, data: input }),
  );
  return count > 0;
}

/** False when there is no such saved query. */
export async function deleteSavedQueryRow(tenantId: number, id: string): Promise<boolean> {
  const { count } = await withPrisma((client) => client.savedQuery.deleteMany({ where: { tenantId, id } }));
  return count > 0;
}

function asSavedQuery({ id, name, path, search, createdAt, updatedAt }: Row): SavedQuery {
  return {
    id,
    name,
    path,
    search,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
