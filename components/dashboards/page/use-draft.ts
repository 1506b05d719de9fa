import { useEffect, useMemo, useRef, useState } from 'react';
import type { DashboardRecord } from '@/lib/contracts/dashboard/dashboard-api';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { ApiFailure } from '@/lib/http/api-failure';
import { dropDraft, keepDraft } from './dashboard-requests';
import { DraftKeeper, type DraftState } from './draft-keeper';

/**
 * Keeps what is not saved on the server while it is worked on; null: everything is saved. Leaving the page sends what waits.
 * @param held it is being saved: what is changed meanwhile is kept after that
 */
export function useDraft(
  { id, draft, builtIn }: DashboardRecord,
  { document, baseVersion, held }: { document: DashboardDocument | null; baseVersion: number; held: boolean },
) {
  const [state, setState] = useState<DraftState>(draft ? 'kept' : 'none');
  const version = useRef(baseVersion);
  useEffect(() => {
    version.current = baseVersion;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for as long as the page shows this dashboard
  const keeper = useMemo(
    () =>
      new DraftKeeper(
        {
          keep: (kept, seen) => keepDraft(id, { document: kept, baseVersion: version.current, seen }),
          drop: () => dropDraft(id),
        },
        setState,
        (error) => error instanceof ApiFailure && error.status === 409,
        draft ? { document: draft.document, seen: draft.updatedAt } : null,
      ),
    [id],
  );
  useEffect(() => {
    if (!builtIn && !held) keeper.want(document);
  }, [keeper, document, builtIn, held]);
  useEffect(() => {
    const flush = () => {
      if (window.document.visibilityState === 'hidden') void keeper.flush();
    };
    window.document.addEventListener('visibilitychange', flush);
    return () => {
      window.document.removeEventListener('visibilitychange', flush);
      void keeper.flush();
    };
  }, [keeper]);
  return useMemo(
    () => ({
      state,
      pause: () => keeper.pause(),
      forget: () => keeper.forget(),
      drop: async () => {
        await keeper.pause();
        await dropDraft(id);
        keeper.forget();
      },
    }),
    [keeper, state, id],
  );
}
