'use client';

import { useMemo } from 'react';
import { LogRowMessage } from '@/components/logs/log-row-message';
import { logValueText } from '@/components/logs/log-value';
import { TraceLink } from '@/components/logs/trace-link';
import { cleanLine } from '@/components/ui/clean-text';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { useTimeFormat } from '@/components/ui/time-zone';
import { drillQuery } from '@/lib/boards/drill-query';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import type { Log } from '@/lib/contracts/log';
import type { LogSearchResponse } from '@/lib/contracts/log-search';
import { logField } from '@/lib/query/fields';
import { logsUrl } from '@/lib/url/logs';
import { useBoardView } from '../../data/board-view';
import { BARE_BELOW_PX, type FigureColumn, FiguresTable } from '../figures-table';
import { PanelMessage } from '../frame/panel-message';
import { ListFooter } from '../list-footer';
import { panelTitle } from '../panel-title';

const STANDARD = ['time', 'level', 'service', 'message'];
const TRACKS: Record<string, string> = {
  time: 'max-content',
  observed_time: 'max-content',
  level: 'max-content',
  service: 'minmax(70px, max-content)',
  message: 'minmax(200px, 1fr)',
  trace_id: 'max-content',
};
const CELL_CHARS = 300;
const MANY_DAYS_MS = 20 * 3_600_000;

/** Log lines in their order; each opens in /logs, with its trace beside it. */
export function LogsPanel({
  panel,
  answer,
  width,
  height,
}: {
  panel: PanelOf<'logs'>;
  answer: LogSearchResponse;
  width: number;
  height: number;
}) {
  const view = useBoardView();
  const format = useTimeFormat();
  const { logs, range } = answer;
  const all = useMemo(() => {
    const { q, from, to } = drillQuery({ kind: 'all', panel, times: range }, view);
    return { q, from, to, order: panel.order };
  }, [panel, range, view]);
  if (logs.length === 0) {
    return (
      <PanelMessage
        title="No logs match"
        text={
          answer.searchedTo === null
            ? 'Nothing in this time meets the query. Look at a longer time, or take a filter away.'
            : `None as far as ${format.dateTime(answer.searchedTo, 's')}, where the search ran out of time.`
        }
      />
    );
  }
  const fields =
    panel.columns.length > 0 ? ['time', ...panel.columns.filter((one) => one !== 'time')] : STANDARD;
  const days = Date.parse(range.to.slice(0, 10)) - Date.parse(range.from.slice(0, 10)) > MANY_DAYS_MS;
  const withTrace = view.canDrill && width > 420 && !fields.some((field) => logField(field) === 'trace_id');
  const columns: FigureColumn[] = [
    ...fields
      .filter((field) => width > 420 || field !== 'service' || panel.columns.length > 0)
      .map((field) => ({
        id: field,
        label: field,
        isNumber: false,
        track: TRACKS[logField(field) ?? field] ?? 'minmax(80px, max-content)',
      })),
    ...(withTrace ? [{ id: 'trace', label: 'trace', isNumber: false, track: 'max-content' }] : []),
  ];
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        <FiguresTable
          label={`${panelTitle(panel)}, ${logs.length} logs`}
          columns={columns}
          rows={logs.length}
          isBare={height < BARE_BELOW_PX}
          rowHref={(index) => {
            const log = logs[index];
            return log && view.canDrill ? logsUrl({ ...all, log: log.id }) : null;
          }}
          cell={(index, { id }) => {
            const log = logs[index];
            return log ? logCell(log, id, fields, days ? format.dateTime : format.time) : { text: '' };
          }}
        />
      </div>
      {height < BARE_BELOW_PX ? null : (
        <ListFooter href={view.canDrill ? logsUrl(all) : null} link="All in Logs">
          {footer(answer, panel.order, format)}
        </ListFooter>
      )}
    </div>
  );
}

function logCell(log: Log, field: string, fields: readonly string[], time: (iso: string) => string) {
  if (field === 'trace') {
    return { text: log.traceId ?? '', node: <TraceLink log={log} className="relative z-10" /> };
  }
  switch (logField(field)) {
    case 'time':
      return { text: log.time, node: <span className="font-mono text-muted">{time(log.time)}</span> };
    case 'level':
      return {
        text: log.severityText ?? log.severity,
        node: <SeverityBadge severity={log.severity} text={log.severityText} />,
      };
    case 'service':
      return { text: log.service, node: <ServiceName service={log.service} /> };
    case 'message':
      return {
        text: cleanLine(log.body, CELL_CHARS),
        node: <LogRowMessage log={log} wrap={false} shown={fields} pattern={null} />,
      };
    default:
      return { text: cleanLine(logValueText(log, field) ?? '', CELL_CHARS) };
  }
}

function footer(
  { logs, nextCursor, searchedTo }: LogSearchResponse,
  order: 'newest' | 'oldest',
  format: ReturnType<typeof useTimeFormat>,
): string {
  if (searchedTo !== null)
    return `${logs.length} found as far as ${format.dateTime(searchedTo, 's')}; time ran out`;
  if (nextCursor !== null) return `The ${order} ${logs.length}; there are more`;
  return logs.length === 1 ? '1 log, that is all' : `${logs.length} logs, that is all`;
}
