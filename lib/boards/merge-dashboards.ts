import { type DashboardDocument, dashboardDocumentSchema } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import { describePath, describeValue } from './describe-field';
import { sameJson } from './document-shape';
import { type Clash, mergeJson } from './merge-json';
import { closeUp } from './move-panel';
import { overlaps } from './place-panel';

/** What both changed, and not to the same: a field, or a panel that one changed and the other took away. */
export interface MergeConflict {
  /** The same for the same conflict: the key of `choices`. */
  id: string;
  /** `Panel “Errors”: query a: search`. */
  title: string;
  base: string;
  mine: string;
  theirs: string;
}

export type MergeChoice = 'mine' | 'theirs';

export interface MergedDashboard {
  document: DashboardDocument;
  conflicts: MergeConflict[];
}

/** Where what each did makes no dashboard together: all of one is taken. */
const ALL = 'all';

/**
 * What both made of `base`, together: by panel, query and field. Conflicts go as `choices` says, else as mine. Of two
 * panels added with one id both stay, one under another id.
 */
export function mergeDashboards(
  base: DashboardDocument,
  mine: DashboardDocument,
  theirs: DashboardDocument,
  choices: Readonly<Record<string, MergeChoice>> = {},
): MergedDashboard {
  const [own, their] = apart(base, mine, theirs);
  const conflicts: MergeConflict[] = [];
  const isTheirs = (id: string) => Object.hasOwn(choices, id) && choices[id] === 'theirs';
  const decide = (clash: Clash) => {
    const id = clash.path.join('/');
    // What was taken away is called as it was.
    conflicts.push(described(id, clash, clash.mine === undefined ? base : own));
    return isTheirs(id) ? clash.theirs : clash.mine;
  };
  const merged = dashboardDocumentSchema.safeParse(mergeJson(base, own, their, [], decide));
  if (merged.success) return { document: tidied(merged.data, own, their), conflicts };
  const whole = {
    id: ALL,
    title: 'The whole dashboard: both versions together are none',
    base: base.name,
    mine: mine.name,
    theirs: theirs.name,
  };
  return { document: isTheirs(ALL) ? theirs : mine, conflicts: [whole] };
}

function described(
  id: string,
  { path, base, mine, theirs }: Clash,
  document: DashboardDocument,
): MergeConflict {
  const name = path.at(-1) ?? '';
  const isItem = [base, mine, theirs].some((one) => one === undefined);
  const say = (value: unknown) => {
    if (!isItem) return describeValue(name, value);
    if (value === undefined) return base === undefined ? 'not there' : 'taken away';
    return base === undefined ? 'added' : 'changed';
  };
  const before = isItem && base !== undefined ? 'there' : say(base);
  return { id, title: describePath(path, document), base: before, mine: say(mine), theirs: say(theirs) };
}

/** Panels that each added with one id, told apart: the one whose JSON comes later gets another id, whoever made it. */
function apart(
  base: DashboardDocument,
  mine: DashboardDocument,
  theirs: DashboardDocument,
): [DashboardDocument, DashboardDocument] {
  const ids = new Set([base, mine, theirs].flatMap(({ panels }) => panels.map(({ id }) => id)));
  const [own, their] = [[...mine.panels], [...theirs.panels]];
  for (const [at, panel] of own.entries()) {
    const place = their.findIndex(({ id }) => id === panel.id);
    const other = their[place];
    if (!other || sameJson(panel, other) || base.panels.some(({ id }) => id === panel.id)) continue;
    const id = freeId(panel.id, ids);
    ids.add(id);
    if (JSON.stringify(panel) > JSON.stringify(other)) own[at] = { ...panel, id };
    else their[place] = { ...other, id };
  }
  return [
    { ...mine, panels: own },
    { ...theirs, panels: their },
  ];
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const free = `${id.slice(0, 34)}-${number}`;
    if (!taken.has(free)) return free;
  }
}

/** What both moved may lie over each other. */
function tidied(
  merged: DashboardDocument,
  mine: DashboardDocument,
  theirs: DashboardDocument,
): DashboardDocument {
  const { panels } = merged;
  if (sameJson(panels, mine.panels) || sameJson(panels, theirs.panels) || !isOverlaid(panels)) return merged;
  const places = new Map(closeUp(panels).map(({ id, at }) => [id, at]));
  return { ...merged, panels: panels.map((panel) => ({ ...panel, at: places.get(panel.id) ?? panel.at })) };
}

function isOverlaid(panels: readonly Panel[]): boolean {
  return panels.some((one, at) => panels.slice(at + 1).some((other) => overlaps(one.at, other.at)));
}
