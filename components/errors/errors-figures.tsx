import Link from 'next/link';
import type { ReactNode } from 'react';
import { ChangeNote } from '@/components/charts/change-note';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { Skeleton } from '@/components/ui/skeleton';
import { logsUrl } from '@/lib/url/logs';
import { errorLogsUrl } from './error-links';
import type { ErrorsView } from './use-errors-view';

/** The page in four numbers, each against the period before. */
export function ErrorsFigures({ view }: { view: ErrorsView }) {
  const data = view.trends.data;
  const services = view.top.data?.services;
  const { q, from, to } = view.state;
  const rate = data ? data.total / data.logsTotal : 0;
  const previousRate = data ? data.previousTotal / data.previousLogsTotal : 0;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border bg-line lg:grid-cols-4">
      <Figure label="Errors" href={errorLogsUrl(q, { from, to })} failed={view.trends.isError}>
        {data ? (
          <>
            {formatCount(data.total)}
            <ChangeNote badWhenUp count={data.total} previous={data.previousTotal} className="text-xs" />
          </>
        ) : null}
      </Figure>
      <Figure label="Error rate" href={errorLogsUrl(q, { from, to })} failed={view.trends.isError}>
        {data ? (
          <>
            {data.logsTotal > 0 ? formatShare(rate) : '–'}
            {data.logsTotal > 0 && data.previousLogsTotal > 0 ? (
              <span className={`text-xs ${rate > previousRate ? 'text-danger-text' : 'text-muted'}`}>
                was {formatShare(previousRate)}
              </span>
            ) : null}
          </>
        ) : null}
      </Figure>
      <Figure label="Failing services" href={errorLogsUrl(q, { from, to })} failed={view.top.isError}>
        {services ? (
          <>
            {services.length >= 50 ? '50 or more' : services.length}
            {services[0] ? (
              <span className="min-w-0 truncate text-muted text-xs">most {services[0].service}</span>
            ) : null}
          </>
        ) : null}
      </Figure>
      <Figure label="Logs of any level" href={logsUrl({ q, from, to })} failed={view.trends.isError}>
        {data ? (
          <>
            {formatCount(data.logsTotal)}
            <ChangeNote count={data.logsTotal} previous={data.previousLogsTotal} className="text-xs" />
          </>
        ) : null}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  label: string;
  href: string;
  /** Nothing came, and nothing is on its way: the page says why below. */
  failed: boolean;
  children: ReactNode;
}

function Figure({ label, href, failed, children }: FigureProps) {
  return (
    <div className="relative bg-surface px-3 py-2.5 hover:bg-hover">
      <dt className="text-muted text-xs">
        <Link
          href={href}
          prefetch={false}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {label}
        </Link>
      </dt>
      <dd className="flex h-8 min-w-0 items-baseline gap-2 font-semibold text-xl leading-8">
        {children ?? (failed ? '–' : <Skeleton className="my-2 w-24" />)}
      </dd>
    </div>
  );
}
