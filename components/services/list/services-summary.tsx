import { formatCount } from '@/components/charts/format-count';
import { useTimeFormat } from '@/components/ui/time-zone';
import { Tooltip } from '@/components/ui/tooltip';
import type { ServiceListResponse } from '@/lib/contracts/service-list';
import { healthOf } from '../figures/health';
import { HealthGlyph } from '../figures/health-glyph';

/** How many services there are and how many fail; what is counted, and until when. */
export function ServicesSummary({
  data,
  shown,
  error,
}: {
  data: ServiceListResponse;
  shown: number;
  /** The last refresh failed: what is shown is older. */
  error: Error | null;
}) {
  const format = useTimeFormat();
  const { services, period } = data;
  const failing = services.filter(
    ({ figures }) => figures && healthOf(figures.count, figures.errorRate ?? 0) === 'bad',
  ).length;
  return (
    <div
      className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 px-3 pb-2 text-muted text-xs"
      aria-live="polite"
    >
      <span className="font-medium text-sm text-text">
        {shown === services.length ? '' : `${formatCount(shown)} of `}
        {formatCount(services.length)} {services.length === 1 ? 'service' : 'services'}
      </span>
      {failing > 0 ? (
        <span className="inline-flex items-center gap-1 text-danger-text">
          <HealthGlyph health="bad" />
          {failing} with 5 % errors or more
        </span>
      ) : null}
      <Tooltip content="Rate, errors and durations are of the requests a service answered: its spans of kind server and consumer. A service marked “all spans” has none of these in this time.">
        <button
          type="button"
          className="rounded-sm underline decoration-dotted underline-offset-2 max-md:hidden"
        >
          Requests answered (server and consumer spans)
        </button>
      </Tooltip>
      {period ? (
        <span className="ml-auto max-md:hidden">
          {period.previous === null
            ? 'No period before to compare with · '
            : 'Changes against the period before · '}
          as of {format.time(period.range.to, 's')}
        </span>
      ) : null}
      {error ? (
        <span role="alert" className="text-danger-text">
          The newest figures could not be read.
        </span>
      ) : null}
    </div>
  );
}
