import Link from 'next/link';
import { formatCount } from '@/components/charts/format-count';
import { cleanLine } from '@/components/ui/clean-text';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import { fieldTerm } from '@/lib/query/edit';
import { traceUrl } from '@/lib/url/trace';
import { tracesUrl } from '@/lib/url/traces';
import { Panel } from './panel';
import { PanelNote } from './panel-note';
import type { ServicePageView } from './use-service-page';

const SHOWN = 8;

/** What its failed spans say, most frequent first; each leads to its traces and to the newest one. */
export function FailuresPanel({ view, data }: { view: ServicePageView; data: ServiceDetailResponse }) {
  const format = useTimeFormat();
  const { service, state } = view;
  const { from, to } = state;
  const { messages, read, of } = data.errorMessages;
  return (
    <Panel
      title="Failures"
      note={
        of > read
          ? `of the newest ${formatCount(read)} of ${formatCount(of)} failed spans`
          : `${formatCount(of)} failed spans`
      }
      actions={
        of > 0 ? (
          <Link
            href={tracesUrl({ service, status: 'error', from, to })}
            className="text-accent-text hover:underline"
          >
            Failed traces
          </Link>
        ) : null
      }
    >
      {messages.length === 0 ? (
        <PanelNote>
          {data.late.includes('errorMessages')
            ? 'Reading what they say took too long. Choose a shorter time.'
            : 'No span of it failed in this time.'}
        </PanelNote>
      ) : (
        <ol className="py-1">
          {messages.slice(0, SHOWN).map(({ message, type, operations, count, lastSeen, traceId, spanId }) => (
            <li
              key={`${type} ${message}`}
              className="group relative grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 px-3 py-1 text-xs hover:bg-hover"
            >
              <Link
                href={tracesUrl({ q: failureQuery(service, message, type), from, to })}
                prefetch={false}
                title={message ?? undefined}
                className="min-w-0 rounded-sm after:absolute after:inset-0"
              >
                <span className="block truncate">
                  {message === null ? (
                    <span className="text-muted italic">no message</span>
                  ) : (
                    <bdi>{cleanLine(message, 300)}</bdi>
                  )}
                </span>
                <span className="block truncate text-2xs text-faint">
                  {[type, operations.join(', ')].filter(Boolean).join(' · ')}
                </span>
              </Link>
              <Link
                href={traceUrl(traceId, { span: spanId })}
                prefetch={false}
                aria-label={`The newest trace that failed so, at ${format.dateTime(lastSeen, 's')}`}
                className="relative z-1 rounded-sm text-accent-text hover:underline"
              >
                {format.time(lastSeen, 's')}
              </Link>
              <span className="w-12 text-right font-medium">{formatCount(count)}</span>
            </li>
          ))}
          {messages.length > SHOWN ? (
            <li className="px-3 py-1 text-2xs text-faint">{messages.length - SHOWN} rarer ones</li>
          ) : null}
        </ol>
      )}
    </Panel>
  );
}

const QUERY_CHARS = 200;

// A long message is found by its type and service alone: a query has to stay something one reads.
function failureQuery(service: string, message: string | null, type: string | null): string {
  const terms = [fieldTerm('service', service), 'status:error'];
  if (type !== null) terms.push(fieldTerm('exception.type', type));
  if (type === null && message !== null && message.length <= QUERY_CHARS) {
    terms.push(fieldTerm('status_message', message));
  }
  return terms.join(' AND ');
}
