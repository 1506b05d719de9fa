import { renameFields } from '../boards/rename-fields';
import type { RequestContext } from '../contracts/context';
import type { DashboardDraft, DashboardRecord } from '../contracts/dashboard/dashboard-api';
import { readDraft } from '../store/metadata/dashboard-drafts';
import { readDashboardRow } from '../store/metadata/dashboards';
import { readReadyChoices } from '../store/metadata/ready-dashboards';
import { noSuchDashboard } from './no-such-dashboard';
import { readMapping, readyBoard } from './ready-board';
import { savedTexts } from './saved-texts';
import { storedDocument } from './stored-document';

/** A dashboard as it is now, with the editor's draft. Throws AppError `not_found`. */
export async function getDashboard(
  ctx: RequestContext,
  id: string,
  editor?: string,
): Promise<DashboardRecord> {
  const ready = readyBoard(id);
  if (ready) {
    const choice = (await readReadyChoices(ctx.tenantId)).get(id);
    const mapping = readMapping(choice?.mapping);
    const document = renameFields(ready.document, mapping);
    return {
      id,
      version: 1,
      builtIn: true,
      document,
      folder: '',
      tags: [...ready.tags],
      pinned: choice?.pinned ?? false,
      createdAt: null,
      updatedAt: null,
      saved: await savedTexts(ctx, [document]),
      draft: null,
      mapping,
    };
  }
  const row = await readDashboardRow(ctx.tenantId, id);
  if (!row) throw noSuchDashboard();
  const document = storedDocument(row.document);
  const draft = editor === undefined ? null : await draftOf(id, editor);
  return {
    id,
    version: row.version,
    builtIn: false,
    document,
    folder: row.folder,
    tags: row.tags,
    pinned: row.pinned,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    saved: await savedTexts(ctx, [document, ...(draft ? [draft.document] : [])]),
    draft,
    mapping: {},
  };
}

async function draftOf(id: string, editor: string): Promise<DashboardDraft | null> {
  const row = await readDraft(id, editor);
  if (!row) return null;
  return {
    document: storedDocument(row.document),
    baseVersion: row.baseVersion,
    updatedAt: row.updatedAt.toISOString(),
  };
}
