import { formatShare } from '@/components/charts/format-count';
import { ErrorRate } from '../figures/error-rate';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { byRate, EDGE_KINDS } from './edge-look';
import type { MapEdge, MapNode } from './map-graph';
import { NodeSign } from './node-sign';

interface EdgeListProps {
  title: string;
  edges: readonly MapEdge[];
  /** The node at the other end of an edge. */
  otherOf: (edge: MapEdge) => MapNode | undefined;
  empty: string;
  onEdge: (edge: MapEdge) => void;
}

/** The edges of a node in one direction, busiest first; each opens. */
export function EdgeList({ title, edges, otherOf, empty, onEdge }: EdgeListProps) {
  return (
    <section aria-label={title}>
      <h3 className="pb-1 font-medium text-muted text-xs">
        {title} {edges.length > 0 ? <span className="text-faint">{edges.length}</span> : null}
      </h3>
      {edges.length === 0 ? <p className="text-faint text-xs">{empty}</p> : null}
      <ul className="-mx-1.5 flex flex-col">
        {[...edges].sort(byRate).map((edge) => {
          const other = otherOf(edge);
          if (!other) return null;
          const share = edge.count > 0 ? formatShare(edge.errors / edge.count) : 'no';
          return (
            <li key={edge.id}>
              <button
                type="button"
                title={`${other.label}: ${EDGE_KINDS[edge.kind].label}, ${share} errors`}
                onClick={() => onEdge(edge)}
                className="grid h-7 w-full grid-cols-[minmax(0,1fr)_64px_58px_64px] items-center gap-2 rounded-sm px-1.5 text-xs hover:bg-hover"
              >
                <span className="flex min-w-0 items-center gap-1.5">
                  <svg aria-hidden="true" width={12} height={12} viewBox="-6 -6 12 12" className="shrink-0">
                    <NodeSign node={other} />
                  </svg>
                  <span className="truncate">{other.label}</span>
                  {edge.kind === 'call' || edge.kind === 'database' ? null : (
                    <span className="shrink-0 text-2xs text-faint">{EDGE_KINDS[edge.kind].label}</span>
                  )}
                </span>
                <span className="text-right">{formatRate(edge.rate)}</span>
                <ErrorRate count={edge.count} errors={edge.errors} />
                <span className="text-right text-muted">{formatMs(edge.p95Ms)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
