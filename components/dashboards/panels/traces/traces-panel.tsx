'use client';

import { CircleAlert } from 'lucide-react';
import { formatCount } from '@/components/charts/format-count';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeFormat } from '@/components/ui/time-zone';
import { queryText } from '@/lib/boards/query-text';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import type { TraceSearchResponse, TraceSummary } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';
import { traceUrl } from '@/lib/url/trace';
import { tracesUrl } from '@/lib/url/traces';
import { useBoardView } from '../../data/board-view';
import { BARE_BELOW_PX, type FigureColumn, FiguresTable } from '../figures-table';
import { PanelMessage } from '../frame/panel-message';
import { ListFooter } from '../list-footer';
import { panelTitle } from '../panel-title';

const SORTS = {
  newest: ['newest', 'newest'],
  slowest: ['slowest', 'slowest'],
  'most-errors': ['errors', 'with most errors'],
  'most-spans': ['spans', 'with most spans'],
} as const;
const ROOMY_PX = 480;

/** Traces in their order; each opens on its page. */
export function TracesPanel({
  panel,
  answer,
  width,
  height,
}: {
  panel: PanelOf<'traces'>;
  answer: TraceSearchResponse;
  width: number;
  height: number;
}) {
  const view = useBoardView();
  const format = useTimeFormat();
  const { traces, range, searchedTo, searchedDownTo, nextCursor } = answer;
  const [sort, sortText] = SORTS[panel.sort];
  const cut = searchedTo !== null || searchedDownTo !== null;
  if (traces.length === 0) {
    return (
      <PanelMessage
        title="No traces match"
        text={
          cut
            ? 'None was found in the time allowed. Look at a shorter time, or ask for something rarer.'
            : 'No trace that started in this time meets the query. Look at a longer time, or take a filter away.'
        }
      />
    );
  }
  const longestNs = traces.reduce((most, { durationNs }) => Math.max(most, Number(durationNs)), 0);
  const roomy = width > ROOMY_PX;
  const columns: FigureColumn[] = [
    { id: 'root', label: 'Trace', isNumber: false, track: 'minmax(120px, 1fr)' },
    { id: 'duration', label: 'Duration', isNumber: true, track: 'minmax(76px, max-content)' },
    ...(roomy
      ? [
          { id: 'spans', label: 'Spans', isNumber: true, track: 'max-content' },
          { id: 'errors', label: 'Errors', isNumber: true, track: 'max-content' },
          { id: 'time', label: 'Started', isNumber: true, track: 'max-content' },
        ]
      : [{ id: 'errors', label: 'Errors', isNumber: true, track: 'max-content' }]),
  ];
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        <FiguresTable
          label={`${panelTitle(panel)}, ${traces.length} traces`}
          columns={columns}
          rows={traces.length}
          isBare={height < BARE_BELOW_PX}
          rowHref={(index) => {
            const trace = traces[index];
            return trace && view.canDrill ? traceUrl(trace.traceId) : null;
          }}
          cell={(index, { id }) => {
            const trace = traces[index];
            return trace ? traceCell(trace, id, longestNs, roomy, format.dateTime) : { text: '' };
          }}
        />
      </div>
      {height < BARE_BELOW_PX ? null : (
        <ListFooter
          href={
            view.canDrill
              ? tracesUrl({ q: queryText(panel.records, view), from: range.from, to: range.to, sort })
              : null
          }
          link="All in Traces"
        >
          {cut
            ? `${traces.length} found in the time allowed, from ${format.dateTime(range.from, 's')}`
            : nextCursor === null
              ? `${traces.length === 1 ? '1 trace' : `${traces.length} traces`}, that is all`
              : `The ${traces.length} ${sortText}; there are more`}
        </ListFooter>
      )}
    </div>
  );
}

function traceCell(
  trace: TraceSummary,
  column: string,
  longestNs: number,
  roomy: boolean,
  time: (iso: string) => string,
) {
  const { rootService, rootOperation, durationNs, spanCount, errorCount, startTime } = trace;
  switch (column) {
    case 'root': {
      const text = rootService === null ? 'root span not here yet' : `${rootService} ${rootOperation ?? ''}`;
      if (rootService === null) return { text, node: <span className="text-muted italic">{text}</span> };
      return {
        text,
        node: (
          <>
            <ServiceDot service={rootService} /> <span className="font-medium">{rootService}</span>{' '}
            <span className="text-muted">{rootOperation}</span>
          </>
        ),
      };
    }
    case 'duration': {
      const text = formatDuration(Number(durationNs));
      const share = longestNs === 0 ? 0 : Number(durationNs) / longestNs;
      return {
        text,
        node: roomy ? (
          <span className="flex items-center justify-end gap-2">
            <span aria-hidden className="block h-1 w-14 rounded-sm bg-line/60">
              <span
                className="block h-full min-w-px rounded-sm bg-accent"
                style={{ width: `${share * 100}%` }}
              />
            </span>
            <span className="min-w-14 font-medium">{text}</span>
          </span>
        ) : (
          <span className="font-medium">{text}</span>
        ),
      };
    }
    case 'spans':
      return { text: formatCount(spanCount) };
    case 'errors':
      return {
        text: String(errorCount),
        node:
          errorCount === 0 ? (
            <span className="text-faint">–</span>
          ) : (
            <span className="inline-flex items-center gap-1 text-danger-text">
              <CircleAlert aria-hidden className="size-3" />
              {formatCount(errorCount)}
            </span>
          ),
      };
    default:
      return { text: time(startTime) };
  }
}
