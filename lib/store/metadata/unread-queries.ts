import { withPrisma } from './prisma';
import type { SavedQueryWords, StoredQuery } from './saved-queries';

export type UnreadQuery = Pick<StoredQuery, 'id' | 'name' | 'description' | 'search' | 'folder' | 'tags'> & {
  /** ISO 8601, to the millisecond. */
  updatedAt: string;
};

/** Saved queries whose words nobody has read yet: they were saved before there was a search. */
export async function readUnreadQueries(tenantId: number, limit: number): Promise<UnreadQuery[]> {
  const rows = await withPrisma(
    (client) => client.$queryRaw<(Omit<UnreadQuery, 'updatedAt'> & { updated_at: Date })[]>`
      SELECT id, name, description, search, folder, tags, updated_at FROM saved_query
        WHERE words IS NULL AND tenant_id = ${tenantId}::int LIMIT ${limit}::int`,
  );
  return rows.map(({ updated_at, ...row }) => ({ ...row, updatedAt: updated_at.toISOString() }));
}

/** Keeps the words of those that nobody changed meanwhile. */
export async function keepWords(
  read: readonly (Pick<UnreadQuery, 'id' | 'updatedAt'> & SavedQueryWords)[],
): Promise<void> {
  const column = <Key extends keyof (typeof read)[number]>(key: Key) => read.map((one) => one[key]);
  await withPrisma(
    (client) => client.$executeRaw`
      UPDATE saved_query q SET words = v.words::tsvector, place_words = v.place_words::tsvector
        FROM unnest(${column('id')}::text[], ${column('updatedAt')}::timestamptz[], ${column('words')}::text[],
          ${column('placeWords')}::text[]) AS v (id, updated_at, words, place_words)
        WHERE q.id = v.id AND q.updated_at = v.updated_at AND q.words IS NULL`,
  );
}
