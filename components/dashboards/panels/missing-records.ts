import { formatCount } from '@/components/charts/format-count';
import { drillTo } from '@/lib/boards/drill-to';
import { shownLabels } from '@/lib/boards/series-label';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { BoardView } from '../data/board-view';

/** Records that are in no group of a panel, for they lack a field that it is grouped by. */
export interface MissingRecords {
  /** `no lot: 1,234`. */
  text: string;
  /** The same as a sentence. */
  about: string;
  /** Null: there is no way to them. */
  href: string | null;
}

/** What the groups of a panel leave out: once for queries that leave out the same, with the query's name for those that differ. */
export function missingRecords(
  panel: AskingPanel,
  answers: ReadonlyMap<string, PanelAnswer>,
  view: BoardView,
): MissingRecords[] {
  const labels = shownLabels(panel);
  const found = panel.queries.flatMap((query) => {
    const answer = answers.get(query.name);
    if (!answer || answer.without === 0 || query.by.length === 0) return [];
    const [count, total] = [answer.without, answer.total].map(
      (records) => `${answer.estimate ? '≈ ' : ''}${formatCount(records)}`,
    );
    const noun = query.records.source === 'logs' ? 'logs' : 'spans';
    const text = `no ${query.by.join(' or no ')}: ${count}`;
    const about = `${count} of ${total} ${noun} have no ${query.by.join(' or no ')}: they are in no group`;
    return [{ text, about, href: hrefOf(panel, query.name, view), name: query.name }];
  });
  const different = found.filter(({ text }, at) => found.findIndex((one) => one.text === text) === at);
  return different.map(({ name, text, ...one }) => ({
    ...one,
    text: different.length > 1 ? `${labels.get(name)}, ${text}` : text,
  }));
}

/** Where the query cannot be written there is no way; that the panel has a problem is told in its place. */
function hrefOf(panel: AskingPanel, query: string, view: BoardView): string | null {
  if (!view.canDrill) return null;
  try {
    return drillTo({ kind: 'without', panel, query, times: null }, view);
  } catch {
    return null;
  }
}
