import { DRAFT_DAYS } from '../../contracts/dashboard/dashboard-api';
import { TRASH_DAYS } from '../../contracts/saved-place';
import { withPrisma } from './prisma';

const DAY_MS = 86_400_000;
/** What editors opened is remembered so long, and for so many of the last things of all editors. */
const OPENED_DAYS = 90;
const OPENED_KEPT = 100_000;
/** A share that is over is listed as such for a while. */
const EXPIRED_DAYS = 30;
/** Of the trash so many of the last things at most, whatever their age. */
const TRASH_KEPT = 10_000;
/** A hundred dashboards of 1 MiB, their versions and drafts go with them. */
const AT_ONCE = 100;

/**
 * Deletes for good what lay in the trash for 30 days (and the oldest of more than 10,000 things there), drafts nobody touched for 30 days, links that were over for as long,
 * and the oldest of what was opened; of the trash a hundred dashboards at a time. @returns how many rows
 */
export async function pruneSaved(nowMs = Date.now()): Promise<number> {
  const before = (days: number) => new Date(nowMs - days * DAY_MS).toISOString();
  const trashed = before(TRASH_DAYS);
  return await withPrisma(async (client) => {
    let pruned = await client.$executeRaw`
      DELETE FROM saved_query WHERE deleted_at < greatest(${trashed}::timestamptz,
        (SELECT deleted_at FROM saved_query WHERE deleted_at IS NOT NULL
          ORDER BY deleted_at DESC OFFSET ${TRASH_KEPT}::int LIMIT 1))`;
    pruned += await client.$executeRaw`
      DELETE FROM snapshot WHERE deleted_at < greatest(${trashed}::timestamptz,
        (SELECT deleted_at FROM snapshot WHERE deleted_at IS NOT NULL
          ORDER BY deleted_at DESC OFFSET ${TRASH_KEPT}::int LIMIT 1))`;
    for (;;) {
      const gone = await client.$executeRaw`
        DELETE FROM dashboard WHERE id IN (SELECT id FROM dashboard 
          WHERE deleted_at < greatest(${trashed}::timestamptz,
            (SELECT deleted_at FROM dashboard WHERE deleted_at IS NOT NULL
              ORDER BY deleted_at DESC OFFSET ${TRASH_KEPT}::int LIMIT 1))
          ORDER BY deleted_at LIMIT ${AT_ONCE}::int)`;
      pruned += gone;
      if (gone < AT_ONCE) break;
    }
    pruned += await client.$executeRaw`
      DELETE FROM dashboard_draft WHERE updated_at < ${before(DRAFT_DAYS)}::timestamptz`;
    // Of dashboards that are gone for good too, other than the ready-made ones, which stand in no table.
    pruned += await client.$executeRaw`
      DELETE FROM dashboard_share s WHERE expires_at < ${before(EXPIRED_DAYS)}::timestamptz
        OR (NOT starts_with(dashboard_id, 'ready-')
          AND NOT EXISTS (SELECT FROM dashboard d WHERE d.id = s.dashboard_id))`;
    pruned += await client.$executeRaw`
      DELETE FROM opened_thing WHERE opened_at < greatest(${before(OPENED_DAYS)}::timestamptz,
        (SELECT opened_at FROM opened_thing ORDER BY opened_at DESC OFFSET ${OPENED_KEPT}::int LIMIT 1))`;
    return pruned;
  });
}
