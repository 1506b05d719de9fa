import { memo } from 'react';
import { figuresText } from './edge-look';
import { type Curve, pointOn } from './edge-path';
import type { MapLayout } from './layout-map';
import type { MapEdge } from './map-graph';
import { NODE_BOX } from './node-box';

interface EdgeLabelsProps {
  edges: readonly MapEdge[];
  curves: ReadonlyMap<string, Curve>;
  places: MapLayout['places'];
  /** The node that is pointed at: its edges are labelled at their other ends. Null: the edge itself, in its middle. */
  hub: string | null;
  /** In units of the map. */
  size: number;
}

/** The figures of edges, above everything else, where they do not cover each other. */
export const EdgeLabels = memo(function EdgeLabels({ edges, curves, places, hub, size }: EdgeLabelsProps) {
  const stacked = new Map<string, number>();
  return (
    <g className="pointer-events-none">
      {edges.map((edge) => {
        const curve = curves.get(edge.id);
        const other = edge.from === hub ? edge.to : edge.from;
        const place = places[other];
        if (!curve || !place) return null;
        const nth = stacked.get(other) ?? 0;
        stacked.set(other, nth + 1);
        const middle = pointOn(curve, 0.5);
        const at =
          hub === null || edge.from === edge.to
            ? { x: middle.x, y: middle.y - size * 1.6 }
            : { x: place.x, y: place.y - NODE_BOX.height / 2 - size * (0.75 + nth * 1.5) };
        const text = `${hub !== null && edge.to === hub ? '→ ' : ''}${figuresText(edge)}`;
        const width = text.length * size * 0.54 + size;
        return (
          <g key={edge.id} transform={`translate(${at.x},${at.y})`}>
            <rect
              x={-width / 2}
              y={-size * 0.75}
              width={width}
              height={size * 1.5}
              rx={size * 0.35}
              fill="var(--color-raised)"
              stroke="var(--color-line-strong)"
              strokeWidth={size * 0.07}
            />
            <text y={size * 0.36} textAnchor="middle" fontSize={size} className="fill-text font-medium">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
});
