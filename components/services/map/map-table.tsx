import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { Cell } from '../figures/cell';
import { ErrorRate } from '../figures/error-rate';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { byRate, EDGE_KINDS } from './edge-look';
import type { MapGraph } from './map-graph';
import type { MapView } from './use-map-view';

const ROW_PX = 32;
const GRID =
  'grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_120px_90px_90px_90px_100px] items-center gap-x-3 max-md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_60px_60px]';
const HEADS = [
  ['Caller', ''],
  ['Callee', ''],
  ['Kind', 'max-md:hidden'],
  ['Rate', 'text-right'],
  ['Errors', 'text-right'],
  ['P95', 'text-right max-md:hidden'],
  ['Count', 'text-right max-md:hidden'],
] as const;

/** The map as a table of its edges, busiest first: the same for those who do not see it, or rather read. */
export function MapTable({ graph, view }: { graph: MapGraph; view: MapView }) {
  const scroller = useRef<HTMLDivElement>(null);
  const edges = useMemo(() => [...graph.edges].sort(byRate), [graph.edges]);
  const labels = useMemo(() => new Map(graph.nodes.map(({ id, label }) => [id, label])), [graph.nodes]);
  const virtual = useVirtualizer({
    count: edges.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const alone = graph.nodes.filter(({ id }) => !edges.some(({ from, to }) => from === id || to === id));
  return (
    <div ref={scroller} className="min-h-0 min-w-0 flex-1 overflow-auto">
      {/* biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row */}
      <div
        role="table"
        aria-label="Calls between services"
        aria-rowcount={edges.length + 1}
        className="text-xs"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="sticky top-0 z-10 border-line border-b bg-surface">
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="row" tabIndex={-1} className={cn(GRID, 'h-8 px-3 text-muted')}>
            {HEADS.map(([head, style]) => (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <span key={head} role="columnheader" tabIndex={-1} className={style}>
                {head}
              </span>
            ))}
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const edge = edges[item.index];
            if (!edge) return null;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <div
                key={edge.id}
                role="row"
                tabIndex={-1}
                aria-rowindex={item.index + 2}
                className={cn(
                  GRID,
                  'absolute top-0 left-0 w-full border-line/60 border-b px-3 hover:bg-hover',
                  view.selectedEdge === edge.id && 'bg-selected',
                )}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <Cell className="truncate">
                  <button
                    type="button"
                    className="max-w-full truncate text-left after:absolute after:inset-0"
                    onClick={() => view.openEdge(edge)}
                  >
                    {labels.get(edge.from)}
                  </button>
                </Cell>
                <Cell className="truncate">{labels.get(edge.to)}</Cell>
                <Cell className="text-muted max-md:hidden">{EDGE_KINDS[edge.kind].label}</Cell>
                <Cell className="text-right">{formatRate(edge.rate)}</Cell>
                <Cell className="text-right">
                  <ErrorRate count={edge.count} errors={edge.errors} />
                </Cell>
                <Cell className="text-right max-md:hidden">{formatMs(edge.p95Ms)}</Cell>
                <Cell className="text-right text-muted max-md:hidden">{formatCount(edge.count)}</Cell>
              </div>
            );
          })}
        </div>
      </div>
      {alone.length > 0 ? (
        <p className="px-3 py-3 text-muted text-xs">
          Without calls in this time: {alone.map(({ label }) => label).join(', ')}
        </p>
      ) : null}
    </div>
  );
}
