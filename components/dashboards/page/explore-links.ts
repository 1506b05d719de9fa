import type { BoardView } from '@/components/dashboards/data/board-view';
import { queryText } from '@/lib/boards/query-text';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import type { PanelRecords } from '@/lib/contracts/dashboard/panel-query';
import { logsUrl } from '@/lib/url/logs';
import { tracesUrl } from '@/lib/url/traces';

interface ExploreLink {
  label: string;
  href: string;
}

/** The pages that show all records a panel is made of: one for each of its queries. None where it asks nothing that can be asked. */
export function exploreLinks(panel: Panel, view: BoardView): ExploreLink[] {
  const asked =
    'queries' in panel
      ? panel.queries
      : 'records' in panel
        ? [{ name: '', label: '', records: panel.records }]
        : [];
  const links = asked.flatMap(({ name, label, records }) => {
    const href = recordsUrl(records, view);
    const of = asked.length > 1 ? ` of ${label || name}` : '';
    return href === null
      ? []
      : [{ label: `Explore ${records.source === 'logs' ? 'logs' : 'traces'}${of}`, href }];
  });
  return links.filter(({ href }, index) => links.findIndex((other) => other.href === href) === index);
}

function recordsUrl(records: PanelRecords, view: BoardView): string | null {
  try {
    const q = queryText(records, view);
    const { from, to } = view.range ?? view.time;
    return records.source === 'logs' ? logsUrl({ q, from, to }) : tracesUrl({ q, from, to });
  } catch {
    // What is wrong with the query stands in the panel itself.
    return null;
  }
}
