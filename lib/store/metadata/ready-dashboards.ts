import { withPrisma } from './prisma';

/** What a tenant chose about dashboards that come with the program, by id. */
export async function readReadyChoices(
  tenantId: number,
): Promise<Map<string, { pinned: boolean; mapping: string }>> {
  const rows = await withPrisma((client) => client.readyDashboard.findMany({ where: { tenantId } }));
  return new Map(rows.map(({ id, pinned, mapping }) => [id, { pinned, mapping }]));
}

/** Changes what `choice` names. @param choice.mapping JSON */
export async function saveReadyChoice(
  tenantId: number,
  id: string,
  choice: { pinned?: boolean; mapping?: string },
): Promise<void> {
  await withPrisma((client) =>
    client.readyDashboard.upsert({
      where: { tenantId_id: { tenantId, id } },
      create: { tenantId, id, ...choice },
      update: choice,
    }),
  );
}
