'use client';

import { useState } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { useElementWidth } from '@/components/charts/use-element-width';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Segmented } from '@/components/ui/segmented';
import type { CompareOperation } from '@/lib/contracts/trace-compare';
import { formatDuration } from '@/lib/time/format-duration';
import { layoutDistribution } from './distribution-layout';
import { SideMark } from './sides-summary';

const HEIGHT = 110;
const VIEWS = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const;

interface DistributionChartProps {
  durations: CompareOperation['durations'];
  names: { a: string; b: string };
}

/** How long calls took on both sides: one outline, one area, over one logarithmic axis. */
export function DistributionChart({ durations, names }: DistributionChartProps) {
  const [ref, width] = useElementWidth<HTMLDivElement>();
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const layout = layoutDistribution(durations, Math.max(1, width), HEIGHT);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <span className="font-medium">Duration of calls</span>
        <span className="flex items-center gap-1.5 text-muted">
          <SideMark side="baseline" /> {names.a}
        </span>
        <span className="flex items-center gap-1.5 text-muted">
          <SideMark side="candidate" /> {names.b}
        </span>
        <Segmented
          label="Durations as"
          value={shown}
          options={VIEWS}
          onChange={setShown}
          className="ml-auto"
        />
      </figcaption>
      <div ref={ref}>
        {shown === 'table' ? (
          <DurationsTable durations={durations} names={names} />
        ) : (
          <svg
            role="img"
            aria-label={`Durations of calls: ${names.a} and ${names.b}`}
            width="100%"
            height={HEIGHT + 18}
            className="block overflow-visible"
          >
            <path d={layout.candidate} className="fill-accent/45" />
            <path d={layout.baseline} className="fill-none stroke-muted" strokeWidth={1.5} />
            <line x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} className="stroke-line" />
            {layout.ticks.map(({ x, ns }) => (
              <text key={x} x={x} y={HEIGHT + 13} className="fill-faint text-2xs">
                {formatDuration(ns)}
              </text>
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
}

function DurationsTable({ durations, names }: DistributionChartProps) {
  const { edgesNs, baseline, candidate } = durations;
  return (
    <ScrollRegion label="Durations as a table" className="max-h-40 overflow-auto">
      <table className="w-full whitespace-nowrap text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th className="py-1 text-left font-medium">Duration</th>
            <th className="px-2 font-medium">{names.a}</th>
            <th className="px-2 font-medium">{names.b}</th>
          </tr>
        </thead>
        <tbody>
          {baseline.map((count, at) =>
            count === 0 && candidate[at] === 0 ? null : (
              <tr key={edgesNs[at]} className="border-t">
                <td className="py-0.5 text-left">
                  {formatDuration(edgesNs[at] ?? 0)} – {formatDuration(edgesNs[at + 1] ?? 0)}
                </td>
                <td className="px-2">{formatCount(count)}</td>
                <td className="px-2">{formatCount(candidate[at] ?? 0)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
