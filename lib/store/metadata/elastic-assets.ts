import type { ElasticAsset, ElasticAssetKind } from '../../contracts/elastic-asset';
import { withPrisma } from './prisma';

/** A tenant's assets of a kind, by name. @param names only these */
export async function readElasticAssets(
  tenantId: number,
  kind: ElasticAssetKind,
  names?: readonly string[],
): Promise<ElasticAsset[]> {
  const rows = await withPrisma((client) =>
    client.elasticAsset.findMany({
      where: { tenantId, kind, ...(names && { name: { in: [...names] } }) },
      orderBy: { name: 'asc' },
    }),
  );
  return rows.map(({ name, body, updatedAt }) => ({
    name,
    body: JSON.parse(body) as ElasticAsset['body'],
    updatedAt,
  }));
}

/** A tenant's assets of some kinds whose JSON text holds one of these texts. */
export async function readElasticAssetsWith(
  tenantId: number,
  kinds: readonly ElasticAssetKind[],
  texts: readonly string[],
): Promise<(ElasticAsset & { kind: string })[]> {
  const rows = await withPrisma((client) =>
    client.elasticAsset.findMany({
      where: { tenantId, kind: { in: [...kinds] }, OR: texts.map((text) => ({ body: { contains: text } })) },
      orderBy: { name: 'asc' },
    }),
  );
  return rows.map(({ kind, name, body, updatedAt }) => ({
    kind,
    name,
    body: JSON.parse(body) as ElasticAsset['body'],
    updatedAt,
  }));
}

/** The names of a tenant's assets of a kind, sorted. */
export async function readElasticAssetNames(tenantId: number, kind: ElasticAssetKind): Promise<string[]> {
  const rows = await withPrisma((client) =>
    client.elasticAsset.findMany({
      where: { tenantId, kind },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
  );
  return rows.map(({ name }) => name);
}

/** How many assets a tenant has. */
export async function countElasticAssets(tenantId: number): Promise<number> {
  return await withPrisma((client) => client.elasticAsset.count({ where: { tenantId } }));
}

/** Keeps an asset in place of one of the same kind and name. @param body its JSON text */
export async function saveElasticAsset(
  tenantId: number,
  kind: ElasticAssetKind,
  name: string,
  body: string,
): Promise<void> {
  await withPrisma((client) =>
    client.elasticAsset.upsert({
      where: { tenantId_kind_name: { tenantId, kind, name } },
      create: { tenantId, kind, name, body },
      update: { body },
    }),
  );
}

/** @returns whether there was one */
export async function deleteElasticAsset(
  tenantId: number,
  kind: ElasticAssetKind,
  name: string,
): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.elasticAsset.deleteMany({ where: { tenantId, kind, name } }),
  );
  return count > 0;
}
