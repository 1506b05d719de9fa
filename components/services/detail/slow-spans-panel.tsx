import Link from 'next/link';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import { formatDuration } from '@/lib/time/format-duration';
import { traceUrl } from '@/lib/url/trace';
import { tracesUrl } from '@/lib/url/traces';
import { HealthGlyph } from '../figures/health-glyph';
import { Panel } from './panel';
import { PanelNote } from './panel-note';
import type { ServicePageView } from './use-service-page';

const SHOWN = 8;

/** Its slowest spans; each opens its trace at the span. */
export function SlowSpansPanel({ view, data }: { view: ServicePageView; data: ServiceDetailResponse }) {
  const format = useTimeFormat();
  const { from, to } = view.state;
  const spans = data.slowSpans.slice(0, SHOWN);
  const slowest = Number(spans[0]?.durationNs ?? 1);
  return (
    <Panel
      title="Slowest spans"
      actions={
        <Link
          href={tracesUrl({ service: view.service, sort: 'slowest', from, to })}
          className="text-accent-text hover:underline"
        >
          Slowest traces
        </Link>
      }
    >
      {spans.length === 0 ? (
        <PanelNote>
          {data.late.includes('slowSpans')
            ? 'Finding them took too long. Choose a shorter time.'
            : 'No span of it is stored in this time.'}
        </PanelNote>
      ) : (
        <ol className="py-1">
          {spans.map((span) => (
            <li key={span.spanId + span.startTime}>
              <Link
                href={traceUrl(span.traceId, { span: span.spanId })}
                prefetch={false}
                className="grid h-7 grid-cols-[64px_minmax(0,1fr)_16px_72px_64px] items-center gap-x-2 px-3 text-xs hover:bg-hover max-md:grid-cols-[64px_minmax(0,1fr)_16px_64px]"
              >
                <span className="text-muted">{format.time(span.startTime, 's')}</span>
                <span className="truncate" title={span.name}>
                  {span.name}
                </span>
                {span.status === 'error' ? <HealthGlyph health="bad" /> : <span />}
                <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line max-md:hidden">
                  <span
                    className="block h-full rounded-full bg-sev-info"
                    style={{ width: `${(Number(span.durationNs) / slowest) * 100}%` }}
                  />
                </span>
                <span className="text-right font-medium">{formatDuration(BigInt(span.durationNs))}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
