import { formatDuration } from '@/lib/time/format-duration';

const BARS = 12;
const BAR_PX = 3;
const HEIGHT_PX = 14;

/** How durations spread, from the shortest to the longest on a logarithmic scale. @param durationsNs ascending */
export function DurationSparkline({ durationsNs }: { durationsNs: Float64Array }) {
  const log = (ns: number) => Math.log2(Math.max(1, ns));
  const least = durationsNs[0] ?? 0;
  const most = durationsNs.at(-1) ?? 0;
  const from = log(least);
  const width = Math.max(1e-9, log(most) - from);
  const counts = new Array<number>(BARS).fill(0);
  for (const ns of durationsNs) {
    const at = Math.min(BARS - 1, Math.floor(((log(ns) - from) / width) * BARS));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const highest = Math.max(...counts);
  const label = `Durations from ${formatDuration(least)} to ${formatDuration(most)}`;
  return (
    <svg
      role="img"
      aria-label={label}
      width={BARS * BAR_PX}
      height={HEIGHT_PX}
      className="fill-muted max-sm:hidden"
    >
      <title>{label}</title>
      {counts.map((count, at) => {
        const height = count === 0 ? 0 : Math.max(1.5, (count / highest) * HEIGHT_PX);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are places
          <rect key={at} x={at * BAR_PX} y={HEIGHT_PX - height} width={BAR_PX - 1} height={height} />
        );
      })}
    </svg>
  );
}
