'use client';

import { useState } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import type { MsRange } from '@/components/charts/use-brush';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import type { TracesState } from '@/lib/url/traces';
import { timeMs } from '../search/time-ms';
import type { TraceSearchInput } from '../search/trace-search-input';
import { RedCharts } from './red-charts';
import { RedLegend } from './red-legend';
import { RedPoint } from './red-point';
import type { RedGroup } from './red-series';
import { RedTable } from './red-table';
import { useTraceRed } from './use-trace-red';

const GROUPS = [
  { value: 'none', label: 'All' },
  { value: 'service', label: 'By service' },
  { value: 'operation', label: 'By operation' },
] as const;

interface RedPanelProps {
  input: TraceSearchInput | null;
  /** Whether the input is narrowed to a box. */
  inBox: boolean;
  by: TracesState['by'];
  onBy: (by: TracesState['by']) => void;
  /** Start of the chosen interval, epoch ms. */
  at: number | null;
  onAt: (at: number | null) => void;
  asTable: boolean;
  /** Of the whole panel, px. */
  height: number;
  narrow: boolean;
  hrefOf: (traceId: string, spanId: string | null) => string;
  onNarrow: (range: MsRange) => void;
  onFilter: (group: RedGroup, of: TraceRedResponse['of']) => void;
  onOpen: () => void;
}

/** Rate, errors and percentiles of the search over time; each point leads to traces that show it. */
export function RedPanel(props: RedPanelProps) {
  const { input, inBox, by, at, onAt, asTable, height, narrow } = props;
  const [exact, setExact] = useState(false);
  const { data, error, isFetching, isPlaceholderData, refetch } = useTraceRed(
    input,
    by,
    narrow ? 30 : 60,
    exact,
  );
  const head = 34;
  const point = 32;
  const plotPx = height - head - point - 18 - 18;
  const pick = (range: MsRange) => {
    const start = data?.times.map(timeMs).find((ms) => range.fromMs < ms + (data?.bucketMs ?? 0)) ?? null;
    onAt(start === at ? null : start);
  };
  return (
    <section
      aria-label="Rate, errors and durations"
      className={`shrink-0 px-3 ${isPlaceholderData ? 'stale' : ''}`}
      style={narrow ? { minHeight: height } : { height }}
      aria-busy={isFetching}
    >
      <div className="flex items-start gap-3 overflow-x-auto" style={{ height: head }}>
        <Segmented label="Lines" value={by} options={GROUPS} onChange={props.onBy} />
        {data ? <Basis data={data} inBox={inBox} busy={isFetching} onExact={() => setExact(true)} /> : null}
      </div>
      {data ? (
        <>
          <div className="flex gap-4 max-md:flex-col" style={narrow ? {} : { height: height - head - point }}>
            {asTable ? (
              <RedTable data={data} height={height - head - point} onPick={pick} />
            ) : (
              <RedCharts data={data} height={plotPx} chosenMs={at} onPick={pick} onZoom={props.onNarrow} />
            )}
            {by === 'none' ? null : (
              <div className="flex w-84 shrink-0 flex-col max-md:max-h-40 max-md:w-full">
                <RedLegend data={data} onFilter={(group) => props.onFilter(group, data.of)} />
              </div>
            )}
          </div>
          <RedPoint
            data={data}
            index={at === null ? -1 : data.times.findIndex((time) => timeMs(time) === at)}
            hrefOf={props.hrefOf}
            onNarrow={props.onNarrow}
            onOpen={props.onOpen}
          />
        </>
      ) : error ? (
        <p role="alert" className="flex h-32 items-center justify-center gap-3 text-muted">
          Rates and errors could not be read: {error.message}
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : (
        <Skeleton className="h-[70%] w-full" />
      )}
    </section>
  );
}

interface BasisProps {
  data: TraceRedResponse;
  inBox: boolean;
  busy: boolean;
  onExact: () => void;
}

/** What the figures are of and rest on. */
function Basis({ data, inBox, busy, onExact }: BasisProps) {
  const { estimate, of, quantileError, by } = data;
  const whose = of === 'traces' && by !== 'none' ? ', by their root' : '';
  return (
    <span className="flex h-6 items-center gap-2 whitespace-nowrap text-faint text-xs">
      <span>
        of matching {of}
        {inBox ? ' in the box' : ''}
        {whose}
        {estimate
          ? `, ≈ from a sample of ${formatCount(estimate.sampled)}${errorText(estimate.relativeError)}`
          : ''}
      </span>
      {quantileError === null ? null : (
        <span title="Durations are counted in classes a quarter octave wide">
          percentiles ± {formatShare(quantileError)} at most
        </span>
      )}
      {estimate ? (
        <Button size="sm" variant="ghost" className="h-5 px-1.5" disabled={busy} onClick={onExact}>
          Count exactly
        </Button>
      ) : null}
    </span>
  );
}

function errorText(relativeError: number | null): string {
  if (relativeError === null) return ': counts and rates are of this sample, durations hold for all';
  return `: ± ${formatShare(relativeError)}`;
}
