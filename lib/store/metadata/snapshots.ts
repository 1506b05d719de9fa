import type { Prisma, Snapshot } from './generated/client';
import { withPrisma } from './prisma';

export type SnapshotRow = Omit<Snapshot, 'digest' | 'board'>;

/** What a dashboard's snapshot keeps beside its address. */
export interface SnapshotBoard {
  /** JSON. */
  board: string;
  version: number;
  isUnsaved: boolean;
}

const omit = { digest: true, board: true } as const;

/** Null: there is none, or it is in the trash. */
export async function readSnapshot(tenantId: number, id: string): Promise<SnapshotRow | null> {
  return await withPrisma((client) =>
    client.snapshot.findFirst({ where: { tenantId, id, deletedAt: null }, omit }),
  );
}

/** JSON of the dashboard that it keeps. Null: it is of a page, is gone, or in the trash. */
export async function readSnapshotBoard(tenantId: number, id: string): Promise<string | null> {
  const row = await withPrisma((client) =>
    client.snapshot.findFirst({ where: { tenantId, id, deletedAt: null }, select: { board: true } }),
  );
  return row?.board ?? null;
}

/** The last made first, or those in the trash, the last deleted first. @param asked.name a part of it */
export async function readSnapshots(
  tenantId: number,
  { name, trash, limit, offset }: { name: string; trash: boolean; limit: number; offset: number },
): Promise<{ rows: SnapshotRow[]; total: number }> {
  const where: Prisma.SnapshotWhereInput = {
    tenantId,
    deletedAt: trash ? { not: null } : null,
    ...(name === ''
      ? {}
      : { name: { contains: name.replace(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' } }),
  };
  return await withPrisma(async (client) => ({
    rows: await client.snapshot.findMany({
      where,
      orderBy: [trash ? { deletedAt: 'desc' } : { createdAt: 'desc' }, { id: 'asc' }],
      omit,
      take: limit,
      skip: offset,
    }),
    total: await client.snapshot.count({ where }),
  }));
}

/** How many there are, in the trash too: of all, of dashboards, and the bytes of those. */
export async function countSnapshots(
  tenantId: number,
): Promise<{ all: number; boards: number; boardBytes: number }> {
  const rows = await withPrisma(
    (client) => client.$queryRaw<{ all: number; boards: number; boardBytes: number }[]>`
      SELECT count(*)::int AS "all", count(board)::int AS boards,
        coalesce(sum(octet_length(board)), 0)::float8 AS "boardBytes"
        FROM snapshot WHERE tenant_id = ${tenantId}::int`,
  );
  return rows[0] ?? { all: 0, boards: 0, boardBytes: 0 };
}

/**
 * Keeps a snapshot; one in the trash that says the same comes out of it. @param digest of all that it says
 * @returns its id, or that of the one which says the same
 */
export async function keepSnapshot(
  tenantId: number,
  id: string,
  digest: Buffer,
  { name, path, search }: { name: string; path: string; search: string },
  board: SnapshotBoard | null = null,
): Promise<string> {
  const rows = await withPrisma(
    (client) => client.$queryRaw<{ id: string }[]>`
      INSERT INTO snapshot (id, tenant_id, digest, name, path, search, board, board_version, board_unsaved)
        VALUES (${id}, ${tenantId}::int, ${digest}::bytea, ${name}, ${path}, ${search}, ${board?.board ?? null}::text,
          ${board?.version ?? null}::int, ${board?.isUnsaved ?? false}::boolean)
        ON CONFLICT (tenant_id, digest) DO UPDATE SET deleted_at = NULL
        RETURNING id`,
  );
  return rows[0]?.id ?? id;
}

/** Into the trash, or out of it. @returns whether it was on the other side */
export async function trashSnapshotRow(tenantId: number, id: string, isTrashed: boolean): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.snapshot.updateMany({
      where: { tenantId, id, deletedAt: isTrashed ? null : { not: null } },
      data: { deletedAt: isTrashed ? new Date() : null },
    }),
  );
  return count > 0;
}

/** For good; only out of the trash. @returns whether it was there */
export async function purgeSnapshotRow(tenantId: number, id: string): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.snapshot.deleteMany({ where: { tenantId, id, deletedAt: { not: null } } }),
  );
  return count > 0;
}
