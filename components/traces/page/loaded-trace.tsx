'use client';

import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { TraceLogsResponse } from '@/lib/contracts/trace';
import type { TraceOutline } from '@/lib/contracts/trace-outline';
import { searchOf } from '@/lib/url/search-of';
import { traceUrl } from '@/lib/url/trace';
import { TRACE_TABS } from '@/lib/url/trace-tabs';
import { FlameTab } from '../flame/flame-tab';
import { GraphTab } from '../graph/graph-tab';
import { SpansTab } from '../spans-table/spans-tab';
import { StatisticsTab } from '../statistics/statistics-tab';
import { TimelineTab } from '../timeline/timeline-tab';
import { LogsTab } from '../trace-logs/logs-tab';
import { TraceHeader } from './trace-header';
import { useDistinctServiceColors } from './use-distinct-service-colors';
import { useTraceFacts } from './use-trace-facts';
import { useTraceView } from './use-trace-view';

interface LoadedTraceProps {
  trace: TraceOutline;
  /** Of a huge trace of which the earliest spans are here: that the others come, or why they do not. Null: all are here. */
  rest: 'loading' | Error | null;
  retry: () => Promise<unknown>;
  /** Undefined while they load. */
  logs: TraceLogsResponse | undefined;
}

/** A trace that is here: header and tabs over one state in the address. */
export function LoadedTrace({ trace, rest, retry, logs }: LoadedTraceProps) {
  const facts = useTraceFacts(trace, logs?.logs);
  const state = useTraceView(facts.model);
  useDistinctServiceColors(facts.model);
  const { url, setUrl } = state;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TraceHeader
        trace={trace}
        facts={facts}
        state={state}
        search={searchOf(traceUrl(trace.traceId, url))}
        rest={rest}
        retry={retry}
        absentSpan={rest === null && url.span !== null && state.selected === -1 ? url.span : null}
      />
      <Tabs
        value={url.tab}
        onValueChange={(tab) =>
          void setUrl({ tab: TRACE_TABS.find((name) => name === tab) ?? null }, { history: 'push' })
        }
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabsList aria-label="Views of this trace" className="px-2.5 max-sm:px-1.5">
          <TabsTrigger value="timeline">Timeline</TabsTrigger>
          <TabsTrigger value="flame">Flame graph</TabsTrigger>
          <TabsTrigger value="graph">Graph</TabsTrigger>
          <TabsTrigger value="statistics">Statistics</TabsTrigger>
          <TabsTrigger value="spans">Spans</TabsTrigger>
          <TabsTrigger value="logs">
            Logs <span className="text-faint">{logs ? logs.total.toLocaleString('en') : '…'}</span>
          </TabsTrigger>
        </TabsList>
        <TabsContent value="timeline" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <TimelineTab facts={facts} state={state} />
        </TabsContent>
        <TabsContent value="flame" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <FlameTab facts={facts} state={state} traceId={trace.traceId} />
        </TabsContent>
        <TabsContent value="graph" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <GraphTab facts={facts} state={state} traceId={trace.traceId} />
        </TabsContent>
        <TabsContent value="statistics" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <StatisticsTab facts={facts} state={state} traceId={trace.traceId} />
        </TabsContent>
        <TabsContent value="spans" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <SpansTab facts={facts} state={state} traceId={trace.traceId} />
        </TabsContent>
        <TabsContent value="logs" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <LogsTab facts={facts} state={state} traceId={trace.traceId} logs={logs} />
        </TabsContent>
      </Tabs>
    </div>
  );
}
