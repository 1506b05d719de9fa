import type { TimeZoneChoice } from '@/lib/time/format-time';
import { timeTicks } from './time-ticks';

/** The labelled time axis under a chart, as HTML so that its text never scales; 18 px high. */
export function TimeAxis({
  width,
  fromMs,
  toMs,
  zone,
}: {
  width: number;
  fromMs: number;
  toMs: number;
  zone: TimeZoneChoice;
}) {
  const ticks = timeTicks(fromMs, toMs, Math.max(2, Math.floor(width / 90)), zone);
  return (
    <div aria-hidden="true" className="relative h-[18px] overflow-hidden text-2xs text-faint">
      {ticks.map((tick) => {
        const x = ((tick.atMs - fromMs) / (toMs - fromMs)) * width;
        // A label that would be cut by either end is left out; its tick line stays on the chart.
        if (x < 16 || x > width - 16) return null;
        return (
          <span
            key={tick.atMs}
            className={`absolute top-0.5 -translate-x-1/2 whitespace-nowrap ${tick.major ? 'font-medium text-muted' : ''}`}
            style={{ left: x }}
          >
            {tick.label}
          </span>
        );
      })}
    </div>
  );
}
