'use client';

import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { TraceLogsResponse, TraceResponse } from '@/lib/contracts/trace';
import { logsUrl } from '@/lib/url/logs';
import { traceUrl } from '@/lib/url/trace';
import { traceLogsUrl } from '../detail/filter-urls';
import { TimelineTab } from '../timeline/timeline-tab';
import { TraceLogsTab } from '../trace-logs/trace-logs-tab';
import { TraceHeader } from './trace-header';
import { traceRange } from './trace-range';
import { useTraceFacts } from './use-trace-facts';
import { useTraceView } from './use-trace-view';

interface LoadedTraceProps {
  trace: TraceResponse;
  /** Undefined while they load. */
  logs: TraceLogsResponse | undefined;
}

/** A trace that is here: header and tabs over one state in the address. */
export function LoadedTrace({ trace, logs }: LoadedTraceProps) {
  const facts = useTraceFacts(trace, logs?.logs);
  const state = useTraceView(facts.model);
  const { url, setUrl } = state;
  const range = traceRange(facts.model, 5);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TraceHeader
        trace={trace}
        facts={facts}
        search={traceUrl(trace.traceId, url).split('?')[1] ?? ''}
        absentSpan={url.span !== null && state.selected === -1 ? url.span : null}
      />
      <Tabs
        value={url.tab}
        onValueChange={(tab) =>
          void setUrl({ tab: tab === 'logs' ? 'logs' : 'timeline' }, { history: 'push' })
        }
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabsList aria-label="Views of this trace" className="px-4 max-sm:px-3">
          <TabsTrigger value="timeline">Timeline</TabsTrigger>
          <TabsTrigger value="logs">
            Logs <span className="text-faint">{logs ? logs.total.toLocaleString('en') : '…'}</span>
          </TabsTrigger>
        </TabsList>
        <TabsContent value="timeline" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <TimelineTab facts={facts} state={state} />
        </TabsContent>
        <TabsContent value="logs" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
          <TraceLogsTab
            logs={facts.placed.all}
            model={facts.model}
            find={url.logFind}
            onFind={(logFind) => void setUrl({ logFind })}
            onOpen={({ index, log }) => {
              if (index === -1)
                location.assign(logsUrl({ q: `trace_id:"${trace.traceId}"`, log: log.id, ...range }));
              else state.select(index, log.id);
            }}
            logsHref={traceLogsUrl(trace.traceId, range)}
            total={logs?.total ?? 0}
          />
        </TabsContent>
      </Tabs>
    </div>
  );
}
