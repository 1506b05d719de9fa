'use client';

import { formatCount, formatShare } from '@/components/charts/format-count';
import { cleanLine } from '@/components/ui/clean-text';
import { ErrorState } from '@/components/ui/error-state';
import { ServiceName } from '@/components/ui/service-name';
import { useTimeFormat } from '@/components/ui/time-zone';
import { groupLogsUrl, messageLogsUrl, operationTracesUrl } from './error-links';
import { TopCard } from './top-card';
import type { ErrorsView } from './use-errors-view';

const SHOWN = 10;

/** What fails most: services and messages lead to their logs, operations to their failed traces. */
export function TopLists({ view }: { view: ErrorsView }) {
  const format = useTimeFormat();
  const { top, state } = view;
  const { q, from, to } = state;
  const range = { from, to };
  const data = top.data;
  if (top.error && !data) {
    return (
      <ErrorState
        title="The most frequent failures could not be read"
        error={top.error}
        retry={() => void top.refetch()}
      />
    );
  }
  return (
    <div
      className={`grid gap-3 lg:grid-cols-2 ${top.isPlaceholderData ? 'stale' : ''}`}
      aria-busy={top.isFetching}
    >
      <div className="lg:col-span-2">
        <TopCard
          title="Messages"
          note={
            data?.sampled == null ? null : `≈ grouped over the newest ${formatCount(data.sampled)} errors`
          }
          empty="No error messages in this time."
          rows={data?.messages.slice(0, SHOWN).map((item) => ({
            key: `${item.service} ${item.message}`,
            href: messageLogsUrl(q, item.query, range),
            title: cleanLine(item.example, 600),
            content: (
              <span className="flex items-center gap-3">
                <ServiceName service={item.service} className="w-36 shrink-0 text-muted max-md:w-20" />
                <span className="truncate">
                  <bdi>{cleanLine(item.message, 300)}</bdi>
                </span>
              </span>
            ),
            count: item.count,
            previousCount: item.previousCount,
            aside: `last ${format.dateTime(item.lastSeen, 's')}`,
          }))}
        />
      </div>
      <TopCard
        title="Services"
        empty="No service logged an error in this time."
        rows={data?.services.slice(0, SHOWN).map((item) => ({
          key: item.service,
          href: groupLogsUrl(q, 'service', item.service, range),
          title: item.service,
          content: <ServiceName service={item.service} />,
          count: item.count,
          previousCount: item.previousCount,
        }))}
      />
      <TopCard
        title="Operations"
        note={q.trim() === '' ? 'failed spans' : 'failed spans; the query does not apply'}
        empty="No span failed in this time."
        rows={data?.operations.slice(0, SHOWN).map((item) => ({
          key: `${item.service} ${item.operation}`,
          href: operationTracesUrl(item.service, item.operation, range),
          title: `${item.service} · ${item.operation}`,
          content: (
            <span className="flex items-center gap-3">
              <ServiceName service={item.service} className="max-w-[45%] shrink-0 text-muted" />
              <span className="truncate">{item.operation}</span>
            </span>
          ),
          count: item.count,
          previousCount: item.previousCount,
          aside: item.spanCount > 0 ? `${formatShare(item.count / item.spanCount)} of its spans` : null,
        }))}
      />
    </div>
  );
}
