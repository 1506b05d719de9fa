import { groupClauses } from '@/lib/boards/drill-clauses';
import { drillTo } from '@/lib/boards/drill-to';
import type { Mark, MarkTimes } from '@/lib/boards/mark';
import { namesIn, parseFormula } from '@/lib/boards/parse-formula';
import { shownLabels } from '@/lib/boards/series-label';
import type { ShownSeries } from '@/lib/boards/shown-series';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import type { BoardView } from '../data/board-view';
import type { MarkCondition, PanelMark } from './panel-mark';

type Link = PanelMark['links'][number];

/**
 * The ways to the records behind figures of a panel: for each query that they are made of (a formula has several) one.
 *
 * @param of the series; null: all of the queries that are shown
 */
export function seriesLinks(
  panel: AskingPanel,
  of: ShownSeries | null,
  all: readonly ShownSeries[],
  times: MarkTimes | null,
  view: BoardView,
): Link[] {
  const queries = of ? queriesOf(panel, of.name) : panel.queries.filter(({ hidden }) => !hidden);
  const several = queries.length > 1;
  const labels = shownLabels(panel);
  return queries.flatMap((query): Link[] => {
    const noun = query.records.source === 'logs' ? 'logs' : 'traces';
    const label = several ? `View ${noun}: ${labels.get(query.name)}` : `View ${noun}`;
    // Without a group all groups are meant: the query itself, ungrouped.
    const asked: AskingPanel = of
      ? panel
      : { ...panel, queries: panel.queries.map((one) => ({ ...one, by: [] })) };
    const mark: Mark = {
      kind: 'series',
      panel: asked,
      query: query.name,
      key: of?.key ?? [],
      isOther: of?.isOther ?? false,
      shown: all
        .filter(({ name, isOther }) => name === (of?.name ?? query.name) && !isOther)
        .map(({ key }) => key),
      isComplete: of?.isComplete ?? true,
      times,
    };
    const href = safely(() => drillTo(mark, view));
    return href === null ? [] : [{ label, href }];
  });
}

/** What the dashboard can be narrowed by: the value of each field of the group. */
export function groupConditions({ by, key, isOther }: ShownSeries): MarkCondition[] {
  if (isOther) return [];
  return by.flatMap((field, at) => {
    const value = key[at];
    if (value === undefined) return [];
    return groupClauses([field], { key: [value], isOther: false, shown: [[value]] }).map((clause) => ({
      label: `${field} ${value === '' ? '(empty)' : value}`,
      clause,
    }));
  });
}

/** The queries that a query or formula of this name is made of. */
function queriesOf(panel: AskingPanel, name: string, seen: readonly string[] = []): PanelQuery[] {
  const query = panel.queries.find((one) => one.name === name);
  if (query) return [query];
  const formula = panel.formulas.find((one) => one.name === name);
  const parsed = parseFormula(formula?.expression ?? '');
  if (!('node' in parsed) || seen.includes(name)) return [];
  return [...new Set([...namesIn(parsed.node)].flatMap((part) => queriesOf(panel, part, [...seen, name])))];
}

/** A mark whose query cannot be written has no way to it; that the panel has a problem is told in its place. */
function safely(make: () => string): string | null {
  try {
    return make();
  } catch {
    return null;
  }
}
