import Link from 'next/link';
import { cleanLine } from '@/components/ui/clean-text';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeFormat } from '@/components/ui/time-zone';
import { fieldTerm } from '@/lib/query/edit';
import { logsUrl } from '@/lib/url/logs';
import { Panel } from './panel';
import { PanelNote } from './panel-note';
import { useNewestLogs } from './use-service-data';
import type { ServicePageView } from './use-service-page';

const SHOWN = 8;

/** The newest errors that it logged. */
export function ErrorsLoggedPanel({ view }: { view: ServicePageView }) {
  const format = useTimeFormat();
  const { from, to } = view.state;
  const own = fieldTerm('service', view.service);
  const q = `${own} AND level:(ERROR OR FATAL)`;
  const search = useNewestLogs(q, view.range, SHOWN);
  const logs = search.data?.logs;
  return (
    <Panel
      title="Newest errors logged"
      actions={
        <>
          <Link href={logsUrl({ q, from, to })} className="text-accent-text hover:underline">
            All errors
          </Link>
          <Link href={logsUrl({ q: own, from, to })} className="text-accent-text hover:underline">
            All logs
          </Link>
        </>
      }
    >
      {logs === undefined ? (
        search.error ? (
          <p role="alert" className="px-3 py-5 text-center text-danger-text text-xs">
            Its logs could not be searched: {search.error.message}
          </p>
        ) : (
          <Skeleton className="m-3 h-32" />
        )
      ) : logs.length === 0 ? (
        <PanelNote>It logged no error in this time.</PanelNote>
      ) : (
        <ol className={search.isPlaceholderData ? 'py-1 stale' : 'py-1'}>
          {logs.map((log) => (
            <li key={log.id}>
              <Link
                href={logsUrl({ q, from, to, log: log.id })}
                prefetch={false}
                className="grid h-7 grid-cols-[64px_auto_minmax(0,1fr)] items-center gap-x-2 px-3 text-xs hover:bg-hover"
              >
                <span className="text-muted">{format.time(log.time, 's')}</span>
                <SeverityBadge severity={log.severity} />
                <span className="truncate">
                  <bdi>{cleanLine(textOf(log.body), 300)}</bdi>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
}
