'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { savedQueriesQuery } from '@/components/saved-queries/saved-queries-api';
import { savedRecords } from '@/lib/boards/saved-records';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import type { SavedText } from './board-view';

/** What saved queries look for: as the dashboard was read, and those that its panels have come to name since. */
export function useSavedTexts(
  panels: readonly Panel[],
  known: Readonly<Record<string, SavedText>>,
): Readonly<Record<string, SavedText>> {
  const isMissing = panels
    .flatMap((panel) =>
      'queries' in panel
        ? panel.queries.map(({ records }) => records.savedId)
        : 'records' in panel
          ? [panel.records.savedId]
          : [],
    )
    .some((id) => id !== null && !Object.hasOwn(known, id));
  const { data } = useQuery({ ...savedQueriesQuery, enabled: isMissing });
  return useMemo(() => {
    if (!isMissing || !data) return known;
    const found = data.savedQueries.flatMap((one): [string, SavedText][] => {
      const text = savedRecords(one);
      return text === null ? [] : [[one.id, { name: one.name, path: one.path, q: text.q }]];
    });
    return { ...Object.fromEntries(found), ...known };
  }, [isMissing, data, known]);
}
