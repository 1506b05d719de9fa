import { ListTree, Network, RefreshCw, ScrollText } from 'lucide-react';
import Link from 'next/link';
import { AddToDashboard } from '@/components/dashboards/add/add-to-dashboard';
import { serviceChoices } from '@/components/dashboards/add/service-choices';
import { TimePicker } from '@/components/time-picker/time-picker';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeFormat } from '@/components/ui/time-zone';
import { fieldTerm } from '@/lib/query/edit';
import { logsUrl } from '@/lib/url/logs';
import { mapUrl, servicesUrl } from '@/lib/url/services';
import { tracesUrl } from '@/lib/url/traces';
import type { ServicePageView } from './use-service-page';

/** Which service, since when it was last heard of, and the ways from it. */
export function ServiceHeader({ view }: { view: ServicePageView }) {
  const format = useTimeFormat();
  const { service, state, detail } = view;
  const { from, to } = state;
  const { data } = detail;
  return (
    <div className="sticky top-0 z-30 flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-bg px-3 py-2 max-md:static">
      <div className="flex min-w-0 flex-col">
        <div className="flex min-w-0 items-center gap-2">
          <Link href={servicesUrl({ from, to })} className="text-muted text-sm hover:text-text">
            Services
          </Link>
          <span aria-hidden className="text-faint">
            /
          </span>
          <ServiceDot service={service} className="size-2.5" />
          <h1 className="min-w-0 truncate font-semibold text-base" title={service}>
            {service}
          </h1>
          {data?.namespace ? <span className="truncate text-faint text-xs">{data.namespace}</span> : null}
        </div>
        <p className="truncate text-2xs text-muted" aria-live="polite">
          {data
            ? `${data.counted === 'entry' ? 'Requests it answered (server and consumer spans)' : 'All its spans: it answered no request in this time'}${data.lastSeen ? ` · last seen ${format.dateTime(data.lastSeen, 's')}` : ''}`
            : ' '}
        </p>
      </div>
      <div className="ml-auto flex min-w-0 flex-wrap items-center gap-1">
        <Button asChild variant="ghost" size="sm">
          <Link href={tracesUrl({ service, from, to })}>
            <ListTree aria-hidden /> Traces
          </Link>
        </Button>
        <Button asChild variant="ghost" size="sm">
          <Link href={logsUrl({ q: fieldTerm('service', service), from, to })}>
            <ScrollText aria-hidden /> Logs
          </Link>
        </Button>
        <Button asChild variant="ghost" size="sm">
          <Link href={mapUrl({ from, to, focus: service, node: service })}>
            <Network aria-hidden /> Map
          </Link>
        </Button>
        <TimePicker from={from} to={to} onChange={view.setRange} />
        <AddToDashboard
          choices={() => serviceChoices(service, state.operation, data?.counted ?? 'entry')}
          time={state}
          range={view.range}
        />
        <IconButton label="Refresh" keys="r" onClick={view.refresh}>
          <RefreshCw aria-hidden className={detail.isFetching ? 'animate-spin' : undefined} />
        </IconButton>
      </div>
    </div>
  );
}
