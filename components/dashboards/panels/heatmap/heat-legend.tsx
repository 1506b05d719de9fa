import { formatShortCount } from '@/components/charts/format-count';
import { heatOpacity } from './heat-colors';

/** What the strengths of the colour mean, in counts a cell. */
export function HeatLegend({
  stepFrom,
  most,
  about,
}: {
  stepFrom: readonly number[];
  most: number;
  /** Before counts that are estimated. */
  about: string;
}) {
  if (stepFrom.length === 0) return null;
  return (
    <p className="flex shrink-0 items-center gap-2 overflow-hidden whitespace-nowrap text-2xs text-faint">
      <span className="sr-only">Records a cell:</span>
      {about}
      {stepFrom.map((from, step) => {
        const to = (stepFrom[step + 1] ?? most + 1) - 1;
        return (
          <span key={from} className="flex items-center gap-1">
            <span
              aria-hidden
              className="size-2 rounded-[1px] bg-accent"
              style={{ opacity: heatOpacity(step, stepFrom.length) }}
            />
            {from === to ? formatShortCount(from) : `${formatShortCount(from)}–${formatShortCount(to)}`}
          </span>
        );
      })}
    </p>
  );
}
