import { ServiceName } from '@/components/ui/service-name';
import { useTimeFormat } from '@/components/ui/time-zone';
import { formatDuration } from '@/lib/time/format-duration';
import type { ScatterPoint } from './scatter-layout';

interface ScatterTipProps {
  point: ScatterPoint;
  left: number;
  top: number;
  /** Of the whole chart: the tip opens to the side that has room. */
  width: number;
}

/** What a point stands for. */
export function ScatterTip({ point, left, top, width }: ScatterTipProps) {
  const { trace } = point;
  const format = useTimeFormat();
  const toLeft = left > width - 260;
  return (
    <div
      role="tooltip"
      className="pointer-events-none absolute z-20 flex w-max max-w-64 flex-col gap-0.5 rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs shadow-pop"
      style={{ left: toLeft ? left - 12 : left + 12, top, translate: toLeft ? '-100% -50%' : '0 -50%' }}
    >
      <ServiceName service={trace.rootService ?? 'root not here'} className="font-medium" />
      <span className="truncate">{trace.rootOperation ?? ''}</span>
      <span className="text-muted">
        {formatDuration(Number(trace.durationNs))} · {trace.spanCount.toLocaleString('en')} spans
        {trace.errorCount > 0 ? <span className="text-danger-text"> · {trace.errorCount} errors</span> : null}
      </span>
      <span className="text-faint">{format.dateTime(trace.startTime)}</span>
    </div>
  );
}
