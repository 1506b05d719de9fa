'use client';

import { useMemo } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { ServiceDot } from '@/components/ui/service-dot';
import { formatDuration } from '@/lib/time/format-duration';
import type { FlameFrame, FlameLayout } from '@/lib/trace/flame-frame';
import { type TableColumn, VirtualTable } from '../spans-table/virtual-table';

interface FlameTableProps {
  layout: FlameLayout;
  focus: number;
  found: Uint8Array | null;
  traceNs: number;
  onFocus: (frame: FlameFrame) => void;
}

const INDENT = 12;
const MOST_INDENTS = 20;

/** The flame graph as a table: the same frames in the same order, indented by depth. */
export function FlameTable({ layout, focus, found, traceNs, onFocus }: FlameTableProps) {
  const depths = useMemo(() => frameDepths(layout), [layout]);
  const shown = useMemo(() => {
    const top = layout.frames[focus];
    const inside = top ? layout.frames.slice(top.index, top.end) : layout.frames;
    return found ? inside.filter(({ index }) => found[index] === 1) : inside;
  }, [layout, focus, found]);
  const base = depths[focus] ?? 0;
  const number = (id: string, show: (frame: FlameFrame) => string): TableColumn<FlameFrame> => ({
    id,
    label: id,
    track: '112px',
    isNumber: true,
    cell: show,
  });
  return (
    <VirtualTable
      label="Frames of the flame graph"
      rows={shown}
      keyOf={({ index }) => index}
      columns={[
        {
          id: 'call',
          label: 'Call',
          track: 'minmax(240px, 1fr)',
          cell: (frame) => (
            <button
              type="button"
              title={`${frame.service} ${frame.name}: zoom in`}
              className="flex max-w-full items-center gap-1.5 hover:underline"
              style={{ marginLeft: Math.min(MOST_INDENTS, (depths[frame.index] ?? 0) - base) * INDENT }}
              onClick={() => onFocus(frame)}
            >
              <ServiceDot service={frame.service} />
              <span className="truncate">{frame.name === '' ? 'no name' : frame.name}</span>
              <span className="shrink-0 text-muted max-sm:hidden">{frame.service}</span>
            </button>
          ),
        },
        number('Spans', ({ count }) => formatCount(count)),
        {
          ...number('Errors', ({ errors }) => (errors === 0 ? '–' : formatCount(errors))),
          cell: ({ errors }) =>
            errors === 0 ? '–' : <span className="text-danger-text">{formatCount(errors)}</span>,
        },
        number('Total', ({ totalNs }) => formatDuration(totalNs)),
        number('Self time', ({ selfNs }) => formatDuration(selfNs)),
        number('Self % of trace', ({ selfNs }) => formatShare(selfNs / Math.max(1, traceNs))),
      ]}
    />
  );
}

function frameDepths({ frames }: FlameLayout): Int32Array {
  const depths = new Int32Array(frames.length);
  for (const { index, parent } of frames) depths[index] = parent === -1 ? 0 : (depths[parent] ?? 0) + 1;
  return depths;
}
