'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { traceIdIn } from '@/components/shell/palette-trace-id';
import { TimePicker } from '@/components/time-picker/time-picker';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { parseQuery } from '@/lib/query/parse';
import { traceUrl } from '@/lib/url/trace';
import { type TracesState, tracesParsers, tracesUrl } from '@/lib/url/traces';
import { readDurationText } from './duration-text';
import { listEnd } from './list-end';
import { NoTraces } from './no-traces';
import { QueryDiagnostics } from './query-diagnostics';
import { tracesInBox } from './scatter-layout';
import { timeMs } from './time-ms';
import { TraceFilters } from './trace-filters';
import { TraceList } from './trace-list';
import { TraceListFooter } from './trace-list-footer';
import { TraceScatter } from './trace-scatter';
import { TracesSearchBar } from './traces-search-bar';
import { TracesSkeleton } from './traces-skeleton';
import { TracesSummary } from './traces-summary';
import { traceSearchKey, useTraceSearch } from './use-trace-search';

/** /traces: search, scatter and list over one state in the address. */
export function TracesPage() {
  const router = useRouter();
  const client = useQueryClient();
  const [state, setState] = useQueryStates(tracesParsers, { history: 'push' });
  const [hovered, setHovered] = useState<string | null>(null);
  const parsed = useMemo(() => parseQuery(state.q, 'span'), [state.q]);
  const wrong = parsed.diagnostics.some(({ severity }) => severity === 'error');
  const unreadable = [state.minDuration, state.maxDuration].some((text) => readDurationText(text) === null);
  const search = useTraceSearch(state, !wrong && !unreadable);
  const pages = wrong || unreadable ? undefined : search.data?.pages;
  const traces = useMemo(() => pages?.flatMap((page) => page.traces) ?? [], [pages]);
  const shown = useMemo(() => tracesInBox(traces, state.box), [traces, state.box]);
  const range = useMemo(() => plotRange(pages?.[0]?.range, traces, state.sort), [pages, traces, state.sort]);
  const diagnostics = wrong ? parsed.diagnostics : (pages?.[0]?.diagnostics ?? parsed.diagnostics);

  // The search bar itself tells the first error, or the first hint.
  const toldByBar = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];

  const change = useCallback(
    (next: Partial<TracesState>) => void setState({ box: null, ...next }),
    [setState],
  );
  const submit = (q: string) => {
    const traceId = traceIdIn(q);
    if (traceId !== null) router.push(traceUrl(traceId));
    else change({ q });
  };
  // The matching span says something only when something was asked for.
  const asked = [state.q, state.service, state.operation, state.minDuration, state.maxDuration].some(
    (text) => text !== '',
  );
  const pointsAtSpan = asked || state.status === 'error';
  const hrefOf = useCallback(
    ({ traceId, matchedSpanId }: TraceSummary) =>
      traceUrl(traceId, pointsAtSpan ? { span: matchedSpanId } : {}),
    [pointsAtSpan],
  );
  const { box } = state;
  const loadMore = useCallback(() => void search.fetchNextPage(), [search.fetchNextPage]);
  const searchedTo = pages?.at(-1)?.searchedTo ?? null;
  const end = listEnd(search, searchedTo, box !== null);
  const refresh = () => void client.resetQueries({ queryKey: traceSearchKey(state) });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Traces</h1>
      <div className="flex shrink-0 items-start gap-2 px-3 pt-2.5 pb-2 max-md:flex-wrap">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <TracesSearchBar value={state.q} onSubmit={submit} />
        </div>
        <TimePicker from={state.from} to={state.to} onChange={change} />
        <div className="max-md:ml-auto">
          <SaveQueryButton path="/traces" search={tracesUrl(state).split('?')[1] ?? ''} />
        </div>
      </div>
      <QueryDiagnostics diagnostics={diagnostics.filter((one) => one !== toldByBar)} onFix={submit} />
      <TraceFilters state={state} onChange={change} />
      {wrong ? (
        <p className="px-3 py-6 text-center text-muted">The query cannot run as it stands.</p>
      ) : unreadable ? (
        <p className="px-3 py-6 text-center text-muted">
          A duration of the filter cannot be read, so nothing was searched.
        </p>
      ) : search.error && !search.data ? (
        <ErrorState title="The traces could not be searched" error={search.error} retry={refresh} />
      ) : (
        <>
          <TracesSummary
            pages={pages}
            loaded={traces.length}
            inBox={shown.length}
            box={box}
            onBox={(next) => void setState({ box: next })}
            onZoom={() => {
              if (box)
                change({
                  from: new Date(box.fromMs).toISOString(),
                  to: new Date(box.toMs + 1).toISOString(),
                });
            }}
            slowest={state.sort === 'slowest'}
            busy={search.isFetching}
            onRefresh={refresh}
            onCancel={() => void client.cancelQueries({ queryKey: traceSearchKey(state) })}
          />
          {pages === undefined ? (
            search.isFetching ? (
              <TracesSkeleton />
            ) : (
              <div className="flex flex-col items-center gap-3 py-12 text-muted">
                The search was cancelled.
                <Button onClick={refresh}>Search again</Button>
              </div>
            )
          ) : traces.length === 0 && (end === 'all' || end === 'boxed') ? (
            <NoTraces state={state} onChange={change} />
          ) : (
            <>
              <TraceScatter
                traces={traces}
                range={range}
                box={box}
                onBox={(next) => void setState({ box: next })}
                hovered={hovered}
                onHover={setHovered}
                hrefOf={hrefOf}
              />
              <TraceList
                traces={shown}
                hrefOf={hrefOf}
                hovered={hovered}
                onHover={setHovered}
                end={end}
                loadMore={loadMore}
                listKey={tracesUrl(state)}
                footer={
                  <TraceListFooter
                    end={end}
                    searchedTo={searchedTo}
                    onMore={loadMore}
                    onSearchAgain={refresh}
                  />
                }
              />
            </>
          )}
        </>
      )}
    </div>
  );
}

/** What the time axis spans: of the newest traces only the part that is loaded, or all would stand in one corner. */
function plotRange(
  searched: { from: string; to: string } | undefined,
  traces: readonly TraceSummary[],
  sort: TracesState['sort'],
): { fromMs: number; toMs: number } {
  const fromMs = timeMs(searched?.from ?? '') || 0;
  const toMs = timeMs(searched?.to ?? '') || fromMs + 1;
  if (sort === 'slowest' || traces.length < 2) return { fromMs, toMs };
  const first = Math.min(...traces.map(({ startTime }) => timeMs(startTime)));
  const earliest = first - (toMs - first) * 0.02;
  return { fromMs: Math.max(fromMs, earliest), toMs };
}
