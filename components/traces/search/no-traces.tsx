'use client';

import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { SendDataGuide } from '@/components/shell/send-data-guide';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';
import { formatIsoNs, parseIsoNs } from '@/lib/time/iso';
import { zoomOutRange } from '@/lib/time/range-math';
import { NS_PER_MINUTE, nowNs } from '@/lib/time/time-ns';
import type { TracesState } from '@/lib/url/traces';

interface NoTracesProps {
  state: TracesState;
  onChange: (change: Partial<TracesState>) => void;
}

/** No trace matches: what to try; and while there is no span at all, how to send the first. */
export function NoTraces({ state, onChange }: NoTracesProps) {
  const newest = useQuery({
    queryKey: ['newest-trace'],
    queryFn: ({ signal }) =>
      apiGet(
        '/api/traces/search',
        { from: 'now-30y', to: 'now+1d', limit: 1 },
        traceSearchResponseSchema,
        signal,
      ),
    staleTime: 5000,
  });
  if (newest.isPending) return null;
  const last = newest.data?.traces[0];
  if (newest.data && !last) return <SendDataGuide waitingFor="traces" />;
  const at = last ? parseIsoNs(last.startTime) : null;
  return (
    <EmptyState
      icon={<SearchX />}
      title="No traces match"
      text="No trace that starts in this time matches the query and filters. Look at a longer time, or ask for less."
      actions={
        <>
          <Button onClick={() => onChange(zoomOutRange(state, nowNs()))}>Look at a longer time</Button>
          {at === null ? null : (
            <Button
              onClick={() =>
                onChange({
                  from: formatIsoNs(at - 55n * NS_PER_MINUTE),
                  to: formatIsoNs(at + 5n * NS_PER_MINUTE),
                })
              }
            >
              Go to the newest trace
            </Button>
          )}
          <Button
            variant="ghost"
            onClick={() =>
              onChange({ q: '', service: '', operation: '', minDuration: '', maxDuration: '', status: 'any' })
            }
          >
            Clear the search
          </Button>
        </>
      }
    />
  );
}
