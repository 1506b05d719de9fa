import { area, curveStep } from 'd3';
import type { CompareOperation } from '@/lib/contracts/trace-compare';

export interface DistributionLayout {
  baseline: string;
  candidate: string;
  ticks: { x: number; ns: number }[];
}

/** Two histograms as steps over a logarithmic axis, each as shares of its own calls, so that the sizes do not matter. */
export function layoutDistribution(
  { edgesNs, baseline, candidate }: CompareOperation['durations'],
  width: number,
  height: number,
): DistributionLayout {
  const share = (counts: readonly number[]) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (all === 0 ? 0 : count / all));
  };
  const shares = { a: share(baseline), b: share(candidate) };
  const most = Math.max(1e-9, ...shares.a, ...shares.b);
  const step = width / Math.max(1, edgesNs.length - 1);
  const draw = (values: readonly number[]) =>
    values.some((value) => value > 0)
      ? (area<number>()
          .x((_, at) => (at + 0.5) * step)
          .y0(height)
          .y1((value) => height - (value / most) * (height - 4))
          .curve(curveStep)([...values]) ?? '')
      : '';
  const every = Math.max(1, Math.ceil(72 / Math.max(1, step)));
  const ticks = edgesNs.flatMap((ns, at) =>
    at % every === 0 && at * step < width - 40 ? [{ x: at * step, ns }] : [],
  );
  return { baseline: draw(shares.a), candidate: draw(shares.b), ticks };
}
