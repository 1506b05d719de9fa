import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConflictResolution } from '@/components/dashboards/history/conflict';
import { writeDashboard } from '@/lib/boards/write-dashboard';
import { type DashboardRecord, dashboardConflictSchema } from '@/lib/contracts/dashboard/dashboard-api';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { ApiFailure } from '@/lib/http/api-failure';
import { createDashboard, dashboardQuery, readVersion, saveDashboard } from './dashboard-requests';
import { useDraft } from './use-draft';
import { useHistory } from './use-history';

/** What is saved, and what the working document was made from. */
interface Base {
  version: number;
  document: DashboardDocument;
}

export interface SaveConflict {
  base: DashboardDocument;
  mine: DashboardDocument;
  theirs: { document: DashboardDocument; version: number; updatedAt: string };
}

/**
 * A dashboard being worked on: the document with undo and redo, its draft, saving, and what to do when somebody else
 * saved first. Begins with this editor's draft where there is one.
 */
export function useDashboard(record: DashboardRecord) {
  const client = useQueryClient();
  const [restored, setRestored] = useState(() => draftOf(record));
  const [base, setBase] = useState<Base>({
    version: restored?.baseVersion ?? record.version,
    document: record.document,
  });
  const history = useHistory(restored?.document ?? record.document);
  const [conflict, setConflict] = useState<SaveConflict | null>(null);
  const [saving, setSaving] = useState(false);
  const { document } = history;
  const newest = useRef(document);
  useEffect(() => {
    newest.current = document;
  });
  const dirty = useMemo(
    () => document !== base.document && writeDashboard(document) !== writeDashboard(base.document),
    [document, base.document],
  );
  const draft = useDraft(record, {
    document: dirty ? document : null,
    baseVersion: base.version,
    held: saving,
  });

  const settle = useCallback(
    (saved: Base) => {
      draft.forget();
      setRestored(null);
      setConflict(null);
      setBase(saved);
      client.removeQueries({ queryKey: dashboardQuery(record.id).queryKey, exact: true, type: 'inactive' });
      void client.invalidateQueries({ queryKey: ['dashboards'] });
    },
    [client, draft, record.id],
  );
  const put = useCallback(
    async (mine: DashboardDocument, baseVersion: number, note: string) => {
      await draft.pause();
      const saved = await saveDashboard(record.id, { document: mine, baseVersion, note });
      // Who goes on while it is saved loses nothing.
      history.settle(document, saved.document);
      settle({ version: saved.version, document: saved.document });
      return saved.version;
    },
    [draft, history.settle, document, record.id, settle],
  );

  /** Saves what is shown. Resolves with its version; null: somebody else was first, and `conflict` says what they did. */
  async function save(note: string): Promise<number | null> {
    setSaving(true);
    try {
      return await put(document, base.version, note);
    } catch (error) {
      const theirs = theirsOf(error);
      if (!theirs) throw error;
      const before = await readVersion(record.id, base.version).catch(() => null);
      setConflict({ base: before?.document ?? base.document, mine: newest.current, theirs });
      return null;
    } finally {
      setSaving(false);
    }
  }
  /** Ends a conflict. Resolves with the id of the dashboard to go to; null: this one. */
  async function resolve(resolution: ConflictResolution): Promise<string | null> {
    if (!conflict) return null;
    const { theirs } = conflict;
    if (resolution.kind === 'merged') {
      try {
        await put(resolution.document, theirs.version, '');
      } catch (error) {
        const newer = theirsOf(error);
        if (!newer) throw error;
        // They saved once more meanwhile: the same question about their newest version.
        setConflict({ base: theirs.document, mine: resolution.document, theirs: newer });
        throw new Error('It was saved once more meanwhile. Look at the newest changes.', { cause: error });
      }
      return null;
    }
    const copy =
      resolution.kind === 'copy'
        ? await createDashboard({ document: resolution.document, folder: record.folder, tags: record.tags })
        : null;
    await adopt(theirs);
    return copy?.id ?? null;
  }
  /** Shows what is saved by now, and nothing else is kept. */
  async function adopt(saved: Base): Promise<void> {
    await draft.drop();
    history.reset(saved.document);
    settle(saved);
  }

  return {
    record,
    document,
    version: base.version,
    saved: base.document,
    dirty,
    saving,
    draftState: draft.state,
    /** The draft that the page began with, until it is kept on or discarded. */
    restored,
    keepRestored: () => setRestored(null),
    discard: () => adopt({ version: Math.max(record.version, base.version), document: base.document }),
    adopt,
    edit: history.edit,
    undo: history.undo,
    redo: history.redo,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    save,
    conflict,
    closeConflict: () => setConflict(null),
    resolve,
  };
}

export type WorkingDashboard = ReturnType<typeof useDashboard>;

function draftOf(record: DashboardRecord): DashboardRecord['draft'] {
  const { draft } = record;
  return draft && writeDashboard(draft.document) !== writeDashboard(record.document) ? draft : null;
}

function theirsOf(error: unknown): SaveConflict['theirs'] | null {
  if (!(error instanceof ApiFailure) || error.status !== 409) return null;
  const parsed = dashboardConflictSchema.safeParse(error.details);
  return parsed.success ? parsed.data : null;
}
