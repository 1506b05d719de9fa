import { formatCount } from '@/components/charts/format-count';
import { markOpacity, STACK_ORDER } from '@/components/charts/severity-order';
import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import type { LogHistogramResponse } from '@/lib/contracts/log-search';
import type { SeverityClass } from '@/lib/contracts/severity';
import { useLogsActions } from './logs-actions';

/** The severities of the result with their counts; each filters by its level. */
export function SeverityLegend({ buckets }: { buckets: LogHistogramResponse['buckets'] }) {
  const actions = useLogsActions();
  const totals = new Map<SeverityClass, number>();
  for (const bucket of buckets) {
    for (const severity of STACK_ORDER) {
      const count = bucket.counts[severity];
      if (count) totals.set(severity, (totals.get(severity) ?? 0) + count);
    }
  }
  return (
    <ul className="flex min-w-0 items-center gap-0.5 overflow-x-auto" aria-label="Severities">
      {STACK_ORDER.filter((severity) => totals.has(severity)).map((severity) => {
        const style = SEVERITY_STYLE[severity];
        return (
          <li key={severity}>
            <button
              type="button"
              title={`Show only ${style.label}; with Alt, exclude it`}
              className="inline-flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-xs hover:bg-hover"
              onClick={(event) => actions.filter({ field: 'level', value: severity, exclude: event.altKey })}
            >
              <span
                aria-hidden
                className="size-2 rounded-[2px]"
                style={{ background: style.color, opacity: markOpacity(severity) }}
              />
              <span className={`font-mono text-2xs ${style.textClass}`}>{style.code}</span>
              <span className="text-muted">{formatCount(totals.get(severity) ?? 0)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
