import type { RequestContext } from '../contracts/context';
import type { DashboardDraftSave } from '../contracts/dashboard/dashboard-api';
import { AppError } from '../errors';
import { deleteDraft, readDraft, saveDraft } from '../store/metadata/dashboard-drafts';
import { readDashboardHead } from '../store/metadata/dashboards';
import { noSuchDashboard, readyMadeIsFixed } from './no-such-dashboard';
import { readyBoard } from './ready-board';
import { documentColumns, storedDocument } from './stored-document';

/** Of all editors; those of a month ago are gone. */
export const MAX_DRAFTS = 100;

/**
 * Keeps what an editor changed and has not saved. Throws AppError `not_found`, `forbidden` for ready-made ones, `conflict`
 * when another window of the editor kept a draft since `seen` (its details), or 100 editors have drafts.
 */
export async function saveDashboardDraft(
  ctx: RequestContext,
  id: string,
  { editor, baseVersion, document, seen }: DashboardDraftSave,
): Promise<{ updatedAt: string }> {
  if (readyBoard(id)) throw readyMadeIsFixed('it has no drafts');
  const draft = { editor, baseVersion, document: documentColumns(document).document };
  const how = { seen: typeof seen === 'string' ? readTime(seen) : seen, most: MAX_DRAFTS };
  const updatedAt = await saveDraft(ctx.tenantId, id, draft, how);
  if (updatedAt) return { updatedAt: updatedAt.toISOString() };
  const head = await readDashboardHead(ctx.tenantId, id);
  if (!head || head.deletedAt) throw noSuchDashboard();
  const other = await readDraft(id, editor);
  if (!other)
    throw new AppError(
      'conflict',
      `${MAX_DRAFTS} others have drafts of this dashboard. Save it, or a copy of it.`,
    );
  throw new AppError('conflict', 'Another window changed this dashboard too, and kept a draft of it.', {
    details: {
      draft: {
        document: storedDocument(other.document),
        baseVersion: other.baseVersion,
        updatedAt: other.updatedAt.toISOString(),
      },
    },
  });
}

/** Forgets an editor's draft; none is fine. */
export async function dropDashboardDraft(ctx: RequestContext, id: string, editor: string): Promise<void> {
  await deleteDraft(ctx.tenantId, id, editor);
}

function readTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new AppError('bad_request', 'Wrong body "seen": not a time');
  return time;
}
