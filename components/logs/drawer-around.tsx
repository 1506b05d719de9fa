'use client';

import { List } from 'lucide-react';
import { type FormEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { Log } from '@/lib/contracts/log';
import type { LogContextQuery } from '@/lib/contracts/log-context';
import { parseQuery } from '@/lib/query/parse';
import { AroundEdge } from './around-edge';
import { AroundLine } from './around-line';
import { surroundingsQuery } from './around-scope';
import { useLogsActions } from './logs-actions';
import { queryMarks } from './query-marks';
import { useLogContext } from './use-log-context';

/** The lines before and after one, of its service, host, trace, or everything, whatever the page's query says. */
export function DrawerAround({ log, pattern }: { log: Log; pattern: RegExp | null }) {
  const [scope, setScope] = useState<LogContextQuery['scope']>('service');
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState('');
  const actions = useLogsActions();
  const query = useLogContext(log.id, { scope, q: filter });
  const parsed = useMemo(() => parseQuery(typed, 'log'), [typed]);
  const mistake = parsed.diagnostics.find(({ severity }) => severity === 'error');
  const words = useMemo(() => queryMarks(parseQuery(filter, 'log').ast), [filter]);
  const host = query.oldest?.host ?? null;
  const list = useHeldPlace(query.lines[0]?.id);

  const options = [
    { value: 'service' as const, label: `Service ${log.service}` },
    ...(host ? [{ value: 'host' as const, label: `Host ${host.value}` }] : []),
    ...(log.traceId === null ? [] : [{ value: 'trace' as const, label: 'This trace' }]),
    { value: 'all' as const, label: 'Everything' },
  ];
  function apply(event: FormEvent): void {
    event.preventDefault();
    if (!mistake) setFilter(typed.trim());
  }
  return (
    <div className="flex flex-col [overflow-anchor:none]">
      <form className="flex flex-wrap items-center gap-2 px-3 pb-2" onSubmit={apply}>
        <Select
          label="Lines of"
          prefix="Of"
          size="sm"
          value={scope}
          options={options}
          onChange={setScope}
          className="max-w-48"
        />
        <Input
          aria-label="Filter the surrounding lines"
          placeholder="Filter: timeout, level:ERROR …"
          spellCheck={false}
          className="h-7 min-w-32 flex-1 text-xs"
          aria-invalid={mistake !== undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => !mistake && setFilter(typed.trim())}
        />
        <Button
          size="sm"
          title="These lines in the list, with this one in their middle"
          onClick={() =>
            actions.showInList({ q: surroundingsQuery(log, scope, host, filter), id: log.id, time: log.time })
          }
        >
          <List aria-hidden /> Show in list
        </Button>
        {mistake ? (
          <p role="status" className="basis-full text-danger-text text-xs">
            {mistake.message}
          </p>
        ) : null}
      </form>
      {query.error && query.lines.length === 0 ? (
        <ErrorState
          title="The lines around it could not be read"
          error={query.error}
          retry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending && !query.error ? <AroundSkeleton /> : null}
      {query.lines.length > 0 ? (
        <div ref={list} className={query.isPlaceholderData ? 'stale' : ''}>
          <AroundEdge
            side="older"
            hasMore={query.hasPreviousPage}
            loading={query.isFetchingPreviousPage}
            failed={query.isFetchPreviousPageError}
            searchedTo={query.oldest?.older.searchedTo ?? null}
            onMore={() => void query.fetchPreviousPage()}
          />
          <ol key={`${scope} ${filter}`} aria-label="Surrounding lines, oldest first">
            {query.lines.map((line) => (
              <AroundLine
                key={line.id}
                line={line}
                current={line.id === log.id}
                showService={scope !== 'service'}
                pattern={words ?? pattern}
              />
            ))}
          </ol>
          <AroundEdge
            side="newer"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            failed={query.isFetchNextPageError}
            searchedTo={query.newest?.newer.searchedTo ?? null}
            onMore={() => void query.fetchNextPage()}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Lines that come in above leave what one reads where it is. */
function useHeldPlace(firstId: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef({ firstId, heightPx: 0 });
  useLayoutEffect(() => {
    const panel = list.current?.closest('[role=tabpanel]');
    const heightPx = list.current?.offsetHeight ?? 0;
    const old = before.current;
    if (panel && old.heightPx > 0 && old.firstId !== firstId) panel.scrollTop += heightPx - old.heightPx;
    before.current = { firstId, heightPx };
  });
  return list;
}

function AroundSkeleton() {
  return (
    <div className="flex flex-col gap-2 px-3">
      {Array.from({ length: 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <Skeleton key={index} />
      ))}
    </div>
  );
}
