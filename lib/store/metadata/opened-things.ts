import { withPrisma } from './prisma';

export type ThingKind = 'query' | 'dashboard';

/** Remembers that an editor opened a thing now. */
export async function markOpened(
  tenantId: number,
  editor: string,
  kind: ThingKind,
  thingId: string,
): Promise<void> {
  await withPrisma((client) =>
    client.openedThing.upsert({
      where: { tenantId_editor_kind_thingId: { tenantId, editor, kind, thingId } },
      create: { tenantId, editor, kind, thingId },
      update: { openedAt: new Date() },
    }),
  );
}

/** When an editor last opened things of a kind, by id. */
export async function readOpened(
  tenantId: number,
  editor: string,
  kind: ThingKind,
): Promise<Map<string, Date>> {
  const rows = await withPrisma((client) =>
    client.openedThing.findMany({ where: { tenantId, editor, kind }, take: 20_000 }),
  );
  return new Map(rows.map(({ thingId, openedAt }) => [thingId, openedAt]));
}
