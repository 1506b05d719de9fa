import type { RequestContext } from '../contracts/context';
import type { DashboardRecord } from '../contracts/dashboard/dashboard-api';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import {
  type BoardSnapshot,
  type BoardSnapshotCreate,
  MAX_BOARD_SNAPSHOT_MIB,
  MAX_BOARD_SNAPSHOTS,
  MAX_SNAPSHOTS,
  type Snapshot,
} from '../contracts/snapshot';
import { AppError } from '../errors';
import { readDashboardHead } from '../store/metadata/dashboards';
import { countSnapshots, keepSnapshot, readSnapshotBoard } from '../store/metadata/snapshots';
import { nowNs } from '../time/time-ns';
import { getDashboardVersion } from './dashboard-versions';
import { fixedBoard } from './fixed-board';
import { mustBeFixedQuery, mustHaveFixedRange } from './fixed-search';
import { getDashboard } from './get-dashboard';
import { readyBoard } from './ready-board';
import { savedTexts } from './saved-texts';
import { newShortId } from './short-id';
import { getSnapshot, noSuchSnapshot, snapshotDigest } from './snapshots';
import { documentColumns, storedDocument } from './stored-document';

const MIB = 1024 * 1024;
const MOST_FILTERS = 50;

/**
 * Keeps a dashboard as it is seen: its document, the texts of the saved queries it names, chosen values, filters and
 * times. The same kept twice is one. Throws AppError `not_found`, `bad_request` for what would move, `payload_too_large`,
 * `conflict` when there are too many, or too large ones, already.
 */
export async function createBoardSnapshot(
  ctx: RequestContext,
  dashboardId: string,
  { name, version, document, search }: BoardSnapshotCreate,
): Promise<{ snapshot: Snapshot; isNew: boolean }> {
  const now = nowNs();
  const shown = await shownBoard(ctx, dashboardId, version, document);
  const fixed = fixedBoard(shown, now);
  documentColumns(fixed.document);
  const kept = {
    name: name === '' ? fixed.document.name : name,
    path: `/dashboards/${dashboardId}`,
    search: boardSearch(search, now),
  };
  const board = JSON.stringify({ document: fixed.document, saved: fixed.saved });
  mustHaveRoom(await countSnapshots(ctx.tenantId), Buffer.byteLength(board));
  const id = newShortId();
  const isUnsaved = document !== undefined;
  const digest = snapshotDigest([
    kept.name,
    kept.path,
    kept.search,
    board,
    `${shown.version}`,
    `${isUnsaved}`,
  ]);
  const kind = { board, version: shown.version, isUnsaved };
  const keptId = await keepSnapshot(ctx.tenantId, id, digest, kept, kind);
  return { snapshot: await getSnapshot(ctx, keptId), isNew: keptId === id };
}

/** What the link of a dashboard's snapshot opens. Throws AppError `not_found`. */
export async function getBoardSnapshot(ctx: RequestContext, id: string): Promise<BoardSnapshot> {
  const snapshot = await getSnapshot(ctx, id);
  const json = await readSnapshotBoard(ctx.tenantId, id);
  if (snapshot.dashboard === null || json === null) throw noSuchSnapshot();
  const { document, saved } = JSON.parse(json) as Pick<DashboardRecord, 'document' | 'saved'>;
  return {
    snapshot,
    document: storedDocument(JSON.stringify(document)),
    saved,
    latest: await latestOf(ctx, snapshot.dashboard.id),
  };
}

async function shownBoard(
  ctx: RequestContext,
  id: string,
  version: number | undefined,
  unsaved: DashboardDocument | undefined,
): Promise<Pick<DashboardRecord, 'document' | 'saved' | 'version'>> {
  const newest = await getDashboard(ctx, id);
  const seen =
    version === undefined || version === newest.version || newest.builtIn
      ? newest
      : await getDashboardVersion(ctx, id, version);
  if (unsaved === undefined) return seen;
  return { version: seen.version, document: unsaved, saved: await savedTexts(ctx, [unsaved]) };
}

/** Only what a dashboard's view is made of. */
function boardSearch(search: string, now: bigint): string {
  const asked = new URLSearchParams(search);
  mustHaveFixedRange(asked, now);
  const filters = asked.getAll('f');
  if (filters.length > MOST_FILTERS) throw new AppError('bad_request', `At most ${MOST_FILTERS} filters.`);
  const fixed = new URLSearchParams();
  for (const name of ['from', 'to']) fixed.set(name, asked.get(name) ?? '');
  for (const chosen of asked.getAll('var')) fixed.append('var', chosen);
  // A filter narrows panels of logs and of spans.
  for (const clause of filters)
    fixed.append('f', mustBeFixedQuery(mustBeFixedQuery(clause, 'log', now), 'span', now));
  return fixed.toString();
}

function mustHaveRoom(
  { all, boards, boardBytes }: { all: number; boards: number; boardBytes: number },
  bytes: number,
): void {
  const full =
    all >= MAX_SNAPSHOTS
      ? `There are ${MAX_SNAPSHOTS} snapshots`
      : boards >= MAX_BOARD_SNAPSHOTS
        ? `There are ${MAX_BOARD_SNAPSHOTS} snapshots of dashboards`
        : boardBytes + bytes > MAX_BOARD_SNAPSHOT_MIB * MIB
          ? `Snapshots of dashboards take ${MAX_BOARD_SNAPSHOT_MIB} MiB`
          : null;
  if (full !== null) throw new AppError('conflict', `${full}. Delete some for good first.`);
}

async function latestOf(ctx: RequestContext, id: string): Promise<BoardSnapshot['latest']> {
  const ready = readyBoard(id);
  if (ready) return { name: ready.document.name, version: 1 };
  const head = await readDashboardHead(ctx.tenantId, id);
  return head && !head.deletedAt ? { name: head.name, version: head.version } : null;
}
