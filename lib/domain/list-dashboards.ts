import { readyMadeBoards } from '../boards/ready-made-boards';
import type { RequestContext } from '../contracts/context';
import {
  type DashboardList,
  type DashboardSummary,
  MAX_DASHBOARDS,
} from '../contracts/dashboard/dashboard-api';
import { readDashboardHeads } from '../store/metadata/dashboards';
import { readOpened } from '../store/metadata/opened-things';
import { readReadyChoices } from '../store/metadata/ready-dashboards';
import { summaryOf } from './dashboard-summary';

/** All dashboards, or those in the trash. */
export async function listDashboards(
  ctx: RequestContext,
  { editor = '', trash = false }: { editor?: string | undefined; trash?: boolean | undefined },
): Promise<DashboardList> {
  const [heads, opened, ready] = await Promise.all([
    readDashboardHeads(ctx.tenantId, { trash, limit: MAX_DASHBOARDS }),
    readOpened(ctx.tenantId, editor, 'dashboard'),
    trash ? [] : readySummaries(ctx),
  ]);
  const dashboards = [...heads.map((head) => summaryOf(head)), ...ready].map((summary) => ({
    ...summary,
    openedAt: opened.get(summary.id)?.toISOString() ?? null,
  }));
  return { dashboards };
}

/** The ready-made dashboards, without when they were opened. */
export async function readySummaries(ctx: RequestContext): Promise<DashboardSummary[]> {
  const choices = await readReadyChoices(ctx.tenantId);
  return readyMadeBoards.map(({ id, document, tags }) => ({
    id,
    name: document.name,
    description: document.description,
    folder: '',
    tags: [...tags],
    pinned: choices.get(id)?.pinned ?? false,
    builtIn: true,
    version: 1,
    panels: document.panels.length,
    createdAt: null,
    updatedAt: null,
    openedAt: null,
    deletedAt: null,
  }));
}
