/** Carries JSON of its format to the next one. It may be given anything; what it cannot place, validation tells. */
export type DashboardMigration = (json: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** By the format they carry on from. Format 1 is the first, so there is none yet. */
export const DASHBOARD_MIGRATIONS: ReadonlyMap<number, DashboardMigration> = new Map();

export type Migrated = { json: unknown } | { problem: string };

/** JSON of any known format in the format `current`. */
export function migrateDashboard(
  json: unknown,
  current: number,
  migrations: ReadonlyMap<number, DashboardMigration> = DASHBOARD_MIGRATIONS,
): Migrated {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problem: 'This is no dashboard: it should be a JSON object with a "format".' };
  let carried = json as Record<string, unknown>;
  let { format } = carried;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 0)
    return { problem: 'This is no dashboard of Throughline: "format" should be a whole number.' };
  if (format > current)
    return { problem: `It has format ${format}, this version knows up to ${current}: update Throughline.` };
  while (format < current) {
    const carry = migrations.get(format);
    if (!carry) return { problem: `Format ${format} is not known.` };
    carried = { ...carry(carried), format: ++format };
  }
  return { json: carried };
}
