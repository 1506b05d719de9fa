import { formatCount } from '@/components/charts/format-count';
import { useElementWidth } from '@/components/charts/use-element-width';
import type { NumberStats } from '@/lib/contracts/log-stats';
import { formatAxisEnd, formatValue } from './format-value';
import { plotNumbers } from './number-plot';

const HEIGHT_PX = 96;
const MARKS = [
  ['P50', 'p50'],
  ['P95', 'p95'],
  ['P99', 'p99'],
] as const;

interface NumberHistogramProps {
  field: string;
  stats: NumberStats;
  about: string;
  onBucket: (bucket: NumberStats['buckets'][number]) => void;
}

/** How the numbers of a field are distributed; a click on a bar searches for its stretch. The table has the same by keyboard. */
export function NumberHistogram({ field, stats, about, onBucket }: NumberHistogramProps) {
  const [ref, width] = useElementWidth<HTMLDivElement>();
  const plot = plotNumbers(stats, width, HEIGHT_PX);
  const summary = MARKS.map(([name, key]) => `${name} ${formatValue(stats[key])}`).join(', ');
  return (
    <div ref={ref}>
      <svg
        role="img"
        aria-label={`Distribution of ${field}: ${formatValue(stats.min)} to ${formatValue(stats.max)}, ${summary}`}
        width="100%"
        height={HEIGHT_PX + 14}
        className="block"
      >
        {plot.bars.map(({ x, y, width: wide, height, bucket }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table view has the same by keyboard
          <g key={bucket.from} className="group cursor-pointer" onClick={() => onBucket(bucket)}>
            <title>{`${formatValue(bucket.from)} to ${formatValue(bucket.to)}: ${about}${formatCount(bucket.count)}\nClick to search for these`}</title>
            <rect
              x={x}
              y={14}
              width={wide + 1}
              height={HEIGHT_PX}
              className="fill-transparent group-hover:fill-hover"
            />
            <rect
              x={x}
              y={y + 14}
              width={wide}
              height={height}
              className="fill-accent/70 group-hover:fill-accent"
            />
          </g>
        ))}
        <line x1={0} x2={width} y1={HEIGHT_PX + 13.5} y2={HEIGHT_PX + 13.5} className="stroke-line-strong" />
        <Marks stats={stats} positionOf={plot.positionOf} width={width} />
      </svg>
      <div aria-hidden className="flex justify-between pt-0.5 text-2xs text-faint">
        <span>{formatAxisEnd(stats.buckets[0]?.from ?? stats.min)}</span>
        {stats.scale === 'log' ? <span>each bar the same factor wide</span> : null}
        <span>{formatAxisEnd(stats.buckets.at(-1)?.to ?? stats.max)}</span>
      </div>
    </div>
  );
}

function Marks({
  stats,
  positionOf,
  width,
}: {
  stats: NumberStats;
  positionOf: (value: number) => number;
  width: number;
}) {
  // From the right, so that of marks that would cover each other the rarer keeps its label.
  let free = Number.POSITIVE_INFINITY;
  const marks = MARKS.toReversed().map(([name, key]) => {
    const x = Math.min(positionOf(stats[key]), width - 1);
    const labelled = x < free;
    if (labelled) free = x - 28;
    return { name, x, labelled };
  });
  return (
    <g aria-hidden className="pointer-events-none">
      {marks.map(({ name, x, labelled }) => (
        <g key={name}>
          <line x1={x} x2={x} y1={12} y2={HEIGHT_PX + 14} className="stroke-text" strokeDasharray="2 3" />
          {labelled ? (
            <text
              x={Math.max(12, Math.min(x, width - 12))}
              y={9}
              textAnchor="middle"
              className="fill-muted text-2xs"
            >
              {name}
            </text>
          ) : null}
        </g>
      ))}
    </g>
  );
}
