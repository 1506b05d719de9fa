import Link from 'next/link';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceCompareResponse } from '@/lib/contracts/trace-compare';
import { formatDuration } from '@/lib/time/format-duration';
import { formatTimeRange } from '@/lib/time/format-time';
import { parseIsoNs } from '@/lib/time/iso';
import { nowNs, timeNs } from '@/lib/time/time-ns';
import { tracesUrl } from '@/lib/url/traces';
import { certaintyText, changeText } from './describe-change';
import { useCohortSize } from './use-cohort-size';

type Side = 'baseline' | 'candidate';

/** Both sides with what they rest on, and how the traces as a whole changed. */
export function SidesSummary({
  data,
  names,
}: {
  data: TraceCompareResponse;
  names: { a: string; b: string };
}) {
  return (
    <div className="grid gap-2 md:grid-cols-2">
      <SideCard data={data} side="baseline" name={names.a} />
      <SideCard data={data} side="candidate" name={names.b} />
    </div>
  );
}

function SideCard({ data, side, name }: { data: TraceCompareResponse; side: Side; name: string }) {
  const { zone } = useTimeZone();
  const { q, range, traces, complete, leftOut } = data[side];
  const all = useCohortSize(data[side]);
  const figures = data.whole[side];
  const changes = side === 'candidate' ? data.whole.changes : null;
  const [from, to] = [parseIsoNs(range.from), parseIsoNs(range.to)];
  const stat = (label: string, value: string, figure: 'p50' | 'p95' | 'errors') => (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="font-medium">{value}</dd>
      {changes ? (
        <dd className="text-xs" title={certaintyText(figure, changes[figure])}>
          <span
            className={
              !changes[figure].significant
                ? 'text-faint'
                : (changes[figure].change ?? 0) > 0
                  ? 'text-danger-text'
                  : 'text-ok-text'
            }
          >
            {changeText(figure, changes[figure].change)}
          </span>
        </dd>
      ) : null}
    </div>
  );
  return (
    <section
      aria-label={`${side === 'baseline' ? 'Baseline' : 'Candidate'}: ${name}`}
      className="min-w-0 rounded-md border bg-surface px-3 py-2"
    >
      <div className="flex min-w-0 items-center gap-2">
        <SideMark side={side} />
        <h2 className="truncate font-medium">{name}</h2>
        <Link
          href={tracesUrl({ q, from: range.from, to: range.to })}
          className="ml-auto shrink-0 text-accent-text text-xs hover:underline"
        >
          {all !== null && all > traces
            ? `${formatCount(traces)} of ${formatCount(all)}`
            : formatCount(traces)}{' '}
          {traces === 1 && complete ? 'trace' : 'traces'}
          {complete ? '' : ', a sample'}
        </Link>
      </div>
      <p className="mt-0.5 truncate text-muted text-xs" title={q}>
        <span className="font-mono text-2xs">{q === '' ? 'all traces' : q}</span>
        <span suppressHydrationWarning>
          {from !== null && to !== null
            ? ` · ${formatTimeRange(timeNs(from), timeNs(to), zone, nowNs())}`
            : ''}
        </span>
      </p>
      <dl className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1">
        {stat('P50', figures?.p50Ns == null ? '–' : formatDuration(figures.p50Ns), 'p50')}
        {stat('P95', figures?.p95Ns == null ? '–' : formatDuration(figures.p95Ns), 'p95')}
        {stat('With errors', figures ? formatShare(figures.errorRate) : '–', 'errors')}
      </dl>
      {leftOut.traces > 0 ? (
        <p className="mt-1 text-sev-warn-text text-xs">
          {formatCount(leftOut.traces)} traces of {formatCount(leftOut.spans)} spans were too large to read.
        </p>
      ) : null}
    </section>
  );
}

/** Tells the sides apart wherever both are shown: outlined is before, filled is after. */
export function SideMark({ side }: { side: Side }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-2.5 shrink-0 rounded-sm border-2 ${side === 'baseline' ? 'border-muted' : 'border-accent bg-accent'}`}
    />
  );
}
