'use client';

import { RefreshCw, SearchX } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useMemo, useRef } from 'react';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import { SendDataGuide } from '@/components/shell/send-data-guide';
import { useShortcuts } from '@/components/shell/shortcuts';
import { TimePicker } from '@/components/time-picker/time-picker';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { parseIsoNs } from '@/lib/time/iso';
import { servicesParsers } from '@/lib/url/services';
import { ServiceTabs } from '../service-tabs';
import { countedSeconds } from './counted-seconds';
import { ServiceTable } from './service-table';
import { ServicesSummary } from './services-summary';
import { sortServices } from './sort-services';
import { useServices } from './use-services';

const SHORTCUTS = [
  { keys: '/', label: 'Find a service', group: 'Services' },
  { keys: 'r', label: 'Refresh', group: 'Services' },
] as const;

/** /services: every service with rate, errors and durations, beside the period before. */
export function ServicesPage() {
  const [state, setState] = useQueryStates(servicesParsers, { history: 'replace', scroll: false });
  const { from, to, find } = state;
  const { range, refresh } = useResolvedRange(`services ${JSON.stringify([from, to])}`, from, to);
  const list = useServices(range);
  const input = useRef<HTMLInputElement>(null);
  const all = list.data?.services;
  const shown = useMemo(() => (all ? sortServices(all, state) : []), [all, state]);
  const change = (next: { from: string; to: string }) =>
    next.from === from && next.to === to ? refresh() : void setState(next, { history: 'push' });
  useShortcuts(SHORTCUTS, (keys) => (keys === 'r' ? refresh() : input.current?.focus()));
  const seconds = useMemo(() => (list.data?.period ? countedSeconds(list.data.period) : []), [list.data]);
  const nowNs = parseIsoNs(list.data?.period?.range.to ?? '') ?? 0n;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Services</h1>
      <div className="flex shrink-0 items-center gap-2 px-3 pt-2.5 pb-2 max-md:flex-wrap">
        <ServiceTabs here="list" from={from} to={to} />
        <Input
          ref={input}
          type="search"
          aria-label="Find a service"
          placeholder="Find a service or namespace"
          value={find}
          onChange={(event) => void setState({ find: event.target.value })}
          className="max-w-80 max-md:order-last max-md:max-w-none max-md:basis-full"
        />
        <div className="ml-auto flex min-w-0 items-center gap-1">
          <TimePicker from={from} to={to} onChange={change} />
          <IconButton label="Refresh" keys="r" onClick={refresh}>
            <RefreshCw aria-hidden className={list.isFetching ? 'animate-spin' : undefined} />
          </IconButton>
        </div>
      </div>
      {range === null ? (
        <UnreadableRange range={state} onChange={change} />
      ) : list.error && !list.data ? (
        <ErrorState
          title="The services could not be read"
          error={list.error}
          retry={() => void list.refetch()}
        />
      ) : !list.data ? (
        <ListSkeleton />
      ) : list.data.services.length === 0 ? (
        <SendDataGuide waitingFor="services" />
      ) : (
        <>
          <ServicesSummary data={list.data} shown={shown.length} error={list.error} />
          {shown.length === 0 ? (
            <EmptyState
              icon={<SearchX />}
              title={`No service is called “${find.trim()}”`}
              text={`${list.data.services.length.toLocaleString('en')} services are known; part of a name or namespace is enough.`}
              actions={<Button onClick={() => void setState({ find: '' })}>Show all services</Button>}
            />
          ) : (
            <ServiceTable
              services={shown}
              state={state}
              nowNs={nowNs}
              seconds={seconds}
              stale={list.isPlaceholderData}
              onSort={(sort, desc) => void setState({ sort, desc })}
            />
          )}
        </>
      )}
    </div>
  );
}

function ListSkeleton() {
  return (
    <div role="status" aria-label="Reading the services" className="flex flex-col gap-5 px-3 pt-10">
      {Array.from({ length: 14 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={i} className="h-6 w-full" />
      ))}
    </div>
  );
}
