import type { SavedQuery, SavedQueryValues } from '../../contracts/saved-query';
import type { SavedQuery as Row } from './generated/client';
import { withPrisma } from './prisma';

/** A saved query without when it was opened. */
export type StoredQuery = Omit<SavedQuery, 'openedAt'>;
/** Text forms of tsvectors: of the query's own texts, and of its folder and tags. */
export interface SavedQueryWords {
  words: string;
  placeWords: string;
}

/** A tenant's saved queries, last changed first; or those in the trash. */
export async function readSavedQueries(
  tenantId: number,
  { trash, limit }: { trash: boolean; limit: number },
): Promise<StoredQuery[]> {
  const rows = await withPrisma((client) =>
    client.savedQuery.findMany({
      where: { tenantId, deletedAt: trash ? { not: null } : null },
      orderBy: [trash ? { deletedAt: 'desc' } : { updatedAt: 'desc' }, { id: 'asc' }],
      take: limit,
    }),
  );
  return rows.map(asStored);
}

/** Those of these ids that are outside of the trash, or in it. */
export async function readSavedQueriesById(
  tenantId: number,
  ids: string[],
  { trash = false }: { trash?: boolean } = {},
): Promise<StoredQuery[]> {
  const rows = await withPrisma((client) =>
    client.savedQuery.findMany({
      where: { tenantId, id: { in: ids }, deletedAt: trash ? { not: null } : null },
    }),
  );
  return rows.map(asStored);
}

/** Null: there is none, or it is in the trash. */
export async function readSavedQuery(tenantId: number, id: string): Promise<StoredQuery | null> {
  const row = await withPrisma((client) =>
    client.savedQuery.findFirst({ where: { tenantId, id, deletedAt: null } }),
  );
  return row && asStored(row);
}

/** How many there are outside of the trash. */
export async function countSavedQueries(tenantId: number): Promise<number> {
  return await withPrisma((client) => client.savedQuery.count({ where: { tenantId, deletedAt: null } }));
}

export async function insertSavedQuery(
  tenantId: number,
  id: string,
  { name, path, search, description, folder, tags, pinned }: SavedQueryValues,
  { words, placeWords }: SavedQueryWords,
): Promise<void> {
  await withPrisma(
    (client) => client.$executeRaw`
      INSERT INTO saved_query
        (id, tenant_id, name, path, search, description, folder, tags, pinned, words, place_words)
      VALUES (${id}, ${tenantId}::int, ${name}, ${path}, ${search}, ${description}, ${folder}, ${tags}::text[],
        ${pinned}::boolean, ${words}::tsvector, ${placeWords}::tsvector)`,
  );
}

/** Writes all of a saved query over the state of `updatedAt`. @returns false: it was changed since, or is gone */
export async function updateSavedQueryRow(
  tenantId: number,
  id: string,
  { name, search, description, folder, tags, pinned }: SavedQueryValues,
  { words, placeWords }: SavedQueryWords,
  updatedAt: string,
): Promise<boolean> {
  const count = await withPrisma(
    (client) => client.$executeRaw`
      UPDATE saved_query
        SET name = ${name}, search = ${search}, description = ${description}, folder = ${folder},
          tags = ${tags}::text[], pinned = ${pinned}::boolean, words = ${words}::tsvector,
          place_words = ${placeWords}::tsvector, updated_at = greatest(now(), updated_at + interval '1 ms')
        WHERE tenant_id = ${tenantId}::int AND id = ${id} AND deleted_at IS NULL
          AND updated_at = ${updatedAt}::timestamptz`,
  );
  return count > 0;
}

/** Into the trash, or out of it. @returns whether it was on the other side */
export async function trashSavedQueryRow(tenantId: number, id: string, isTrashed: boolean): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.savedQuery.updateMany({
      where: { tenantId, id, deletedAt: isTrashed ? null : { not: null } },
      data: { deletedAt: isTrashed ? new Date() : null },
    }),
  );
  return count > 0;
}

/** For good; only out of the trash. @returns whether it was there */
export async function purgeSavedQueryRow(tenantId: number, id: string): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.savedQuery.deleteMany({ where: { tenantId, id, deletedAt: { not: null } } }),
  );
  return count > 0;
}

function asStored(row: Row): StoredQuery {
  const { id, name, path, search, description, folder, tags, pinned } = row;
  return {
    id,
    name,
    path,
    search,
    description,
    folder,
    tags,
    pinned,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
