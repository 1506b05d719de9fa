'use client';

import type { TraceLogsResponse } from '@/lib/contracts/trace';
import { logsUrl } from '@/lib/url/logs';
import { traceRange } from '../page/trace-range';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { logsQuery } from './find-logs';
import { TraceLogsTab } from './trace-logs-tab';

interface LogsTabProps {
  facts: TraceFacts;
  state: TraceView;
  traceId: string;
  /** Undefined while they load. */
  logs: TraceLogsResponse | undefined;
}

/** The logs of a trace whose spans are here: each line leads to its span, or to the logs where it has none. */
export function LogsTab({ facts, state, traceId, logs }: LogsTabProps) {
  const { url, setUrl, select } = state;
  const range = traceRange(facts.model, 5);
  return (
    <TraceLogsTab
      logs={facts.placed.all}
      model={facts.model}
      find={url.logFind}
      onFind={(logFind) => void setUrl({ logFind })}
      level={url.logLevel}
      onLevel={(logLevel) => void setUrl({ logLevel }, { history: 'push' })}
      onOpen={({ index, log }) => {
        if (index === -1)
          location.assign(logsUrl({ q: logsQuery(traceId, '', 'ALL'), log: log.id, ...range }));
        else select(index, log.id);
      }}
      logsHref={logsUrl({ q: logsQuery(traceId, url.logFind, url.logLevel), ...range })}
      total={logs?.total ?? 0}
      loaded={logs !== undefined}
    />
  );
}
