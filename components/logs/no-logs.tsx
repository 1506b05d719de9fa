'use client';

import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { SendDataGuide } from '@/components/shell/send-data-guide';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { logSearchResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { serverNowNs } from '@/lib/http/server-clock';
import { parseQuery } from '@/lib/query/parse';
import { zoomOutRange } from '@/lib/time/range-math';
import { useLogsActions } from './logs-actions';
import type { LogsView } from './use-logs-view';
import { wordToWiden } from './word-to-widen';

const WIDEST = { from: 'now-30y', to: 'now+1d' };

/** No line matches: what to try; and while there is no log at all, how to send the first. */
export function NoLogs({ view }: { view: LogsView }) {
  const actions = useLogsActions();
  const { q, from, to } = view.state;
  const newest = useQuery({
    queryKey: ['newest-log'],
    queryFn: ({ signal }) =>
      apiGet('/api/logs/search', { ...WIDEST, limit: 1 }, logSearchResponseSchema, signal),
    staleTime: 5000,
  });
  // Only an empty query may turn out to be an empty store: any other answer can be given at once.
  if (newest.isPending && q.trim() === '') return null;
  const last = newest.data?.logs[0];
  if (newest.data && !last) {
    return (
      <div className="h-full overflow-y-auto">
        <SendDataGuide />
      </div>
    );
  }
  return (
    <div className="h-full overflow-y-auto">
      <EmptyState
        icon={<SearchX />}
        title="No logs match"
        text={q.trim() === '' ? 'Nothing was logged in this time.' : <NothingMatches q={q} />}
        actions={
          <>
            <Button onClick={() => actions.setRange(zoomOutRange({ from, to }, serverNowNs()))}>
              Look at a longer time
            </Button>
            {last && q.trim() === '' ? (
              <Button onClick={() => actions.zoomTo(around(last.time))}>Go to the newest log</Button>
            ) : null}
            {q.trim() === '' ? null : (
              <Button variant="ghost" onClick={() => actions.setQuery('')}>
                Clear the query
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}

function NothingMatches({ q }: { q: string }) {
  const word = wordToWiden(parseQuery(q).ast);
  return (
    <>
      Nothing in this time matches the query. Look at a longer time, or ask for less.
      {word === null ? null : (
        <>
          <br />
          Words are found whole: <code className="font-mono">{word}*</code> also finds what begins with{' '}
          <code className="font-mono">{word}</code>.
        </>
      )}
    </>
  );
}

function around(iso: string): { fromMs: number; toMs: number } {
  const at = Date.parse(`${iso.slice(0, 23)}Z`);
  return { fromMs: at - 55 * 60_000, toMs: at + 5 * 60_000 };
}
