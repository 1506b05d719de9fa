'use client';

import { Download } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { saveCsv } from '@/components/export/save-csv';
import { Button } from '@/components/ui/button';
import { useFindInTrace } from '../page/use-find-in-trace';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { SpanFilterBar } from './span-filter-bar';
import { SpanGrid } from './span-grid';
import { filterSpans, sortSpans } from './span-rows';
import { useSpanColumns } from './use-span-columns';

interface SpansTabProps {
  facts: TraceFacts;
  state: TraceView;
  traceId: string;
}

/** Every span of a trace in a table: filtered, sorted, with attributes as columns; a click stands on it in the timeline. */
export function SpansTab({ facts, state, traceId }: SpansTabProps) {
  const { model } = facts;
  const { url, setUrl } = state;
  const { spanQ, spanService, spanName, spanErrors, spanSort, spanDesc } = url;
  const found = useFindInTrace(facts, spanQ);
  const { columns, isPending, failed, truncated } = useSpanColumns(facts, url.spanCols);
  const ids = spanQ.trim() === '' ? null : (found.data?.spans ?? null);
  const waiting = spanQ.trim() !== '' && !found.data && !found.error;
  const nodes = useMemo(
    () => filterSpans(model, { found: ids, service: spanService, name: spanName, onlyErrors: spanErrors }),
    [model, ids, spanService, spanName, spanErrors],
  );
  const column = columns.find(({ id }) => id === spanSort) ?? columns[0];
  const sorted = useMemo(
    () => (column ? sortSpans(nodes, column.value, spanDesc) : nodes),
    [nodes, column, spanDesc],
  );
  const rows = useDeferredValue(sorted);
  const isFiltered = ids !== null || spanService !== '' || spanName !== '' || spanErrors;
  const clear = () =>
    void setUrl({ spanQ: null, spanService: null, spanName: null, spanErrors: null }, { history: 'push' });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SpanFilterBar facts={facts} state={state} traceId={traceId} />
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1 text-muted text-xs">
        <output>
          {waiting
            ? 'Looking…'
            : isFiltered
              ? `${formatCount(nodes.length)} of ${formatCount(model.nodes.length)} spans`
              : `${formatCount(model.nodes.length)} spans`}
        </output>
        {isFiltered ? (
          <Button size="sm" variant="ghost" className="h-5 px-1" onClick={clear}>
            Clear filters
          </Button>
        ) : null}
        {found.error && spanQ.trim() !== '' ? (
          <span role="alert" className="text-danger-text">
            The query does not filter: {found.error.message}
          </span>
        ) : null}
        {failed ? (
          <span className="text-danger-text">A column could not be read: {failed.message}</span>
        ) : null}
        {truncated ? (
          <span className="text-sev-warn-text">A column has too many values: some spans show none.</span>
        ) : null}
        <Button
          size="sm"
          className="ml-auto"
          disabled={rows.length === 0 || isPending || waiting}
          title={isPending ? 'Waiting for the values of a column' : undefined}
          onClick={() =>
            saveCsv(`trace-${traceId}-spans.csv`, [
              ['span_id', 'parent_span_id', ...columns.map(({ csvName }) => csvName), 'status_message'],
              ...rows.map((node) => [
                node.span.spanId,
                node.span.parentSpanId ?? '',
                ...columns.map(({ csv }) => csv(node)),
                node.span.statusMessage ?? '',
              ]),
            ])
          }
        >
          <Download aria-hidden />
          CSV
        </Button>
      </div>
      {nodes.length === 0 && !waiting ? (
        <div className="flex flex-col items-center gap-3 p-8 text-muted text-sm">
          <p>No span of this trace meets these filters.</p>
          <Button onClick={clear}>Show all {formatCount(model.nodes.length)} spans</Button>
        </div>
      ) : (
        <SpanGrid
          nodes={waiting ? [] : rows}
          columns={columns}
          sort={column?.id ?? ''}
          descending={spanDesc}
          onSort={(id) =>
            void setUrl(
              { spanSort: id, spanDesc: id === spanSort ? !spanDesc : startsDescending(id) },
              { history: 'push' },
            )
          }
          onOpen={(node) => state.select(node.index)}
        />
      )}
    </div>
  );
}

/** Of durations people want the longest first. */
function startsDescending(column: string): boolean {
  return column === 'duration' || column === 'self' || column === 'path';
}
