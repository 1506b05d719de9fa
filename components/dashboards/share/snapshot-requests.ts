import { queryOptions } from '@tanstack/react-query';
import { dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import {
  type BoardSnapshotInput,
  boardSnapshotSchema,
  type Snapshot,
  snapshotSchema,
} from '@/lib/contracts/snapshot';
import { apiGet, apiSend } from '@/lib/http/client';
import { serverNowNs } from '@/lib/http/server-clock';
import { absoluteRange, resolveRange } from '@/lib/time/range-math';

const boardPath = (id: string) => `/api/dashboards/${encodeURIComponent(id)}`;

/** What a page shows of a dashboard: its times in ISO 8601, and of its address the chosen values and filters. */
export interface ShownBoard {
  range: { from: string; to: string };
  var: readonly string[];
  f: readonly string[];
}

/** What the link of a dashboard's snapshot opens; all but what it is called now never changes. */
export function boardSnapshotQuery(id: string) {
  return queryOptions({
    queryKey: ['snapshots', 'board', id],
    queryFn: ({ signal }) =>
      apiGet(`/api/snapshots/${encodeURIComponent(id)}/board`, {}, boardSnapshotSchema, signal),
  });
}

/** Keeps a dashboard as a page shows it. Throws ApiFailure. */
export function keepBoard(
  id: string,
  { range, var: chosen, f }: ShownBoard,
  seen: Pick<BoardSnapshotInput, 'version' | 'document'> = {},
): Promise<Snapshot> {
  const search = new URLSearchParams(range);
  for (const one of chosen) search.append('var', one);
  for (const clause of f) search.append('f', clause);
  const body: BoardSnapshotInput = { ...seen, search: search.toString() };
  return apiSend('POST', `${boardPath(id)}/snapshots`, body, snapshotSchema);
}

/** Keeps a dashboard as it would open now. Throws ApiFailure, and an Error where its times cannot be read. */
export async function keepBoardAsSaved(id: string): Promise<Snapshot> {
  const { document, version } = await apiGet(boardPath(id), {}, dashboardRecordSchema);
  const range = resolveRange(document.time, serverNowNs());
  if (range === null) throw new Error('The time range of the dashboard cannot be read.');
  return await keepBoard(id, { range: absoluteRange(range.from, range.to), var: [], f: [] }, { version });
}
