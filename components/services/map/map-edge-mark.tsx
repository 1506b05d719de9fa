import { memo } from 'react';
import { healthOf } from '../figures/health';
import { EDGE_KINDS, edgeColor, edgeWidth } from './edge-look';
import { type Curve, curvePath, pointOn } from './edge-path';
import type { MapEdge } from './map-graph';

interface MapEdgeMarkProps {
  edge: MapEdge;
  /** The highest rate of an edge on the map. */
  busiest: number;
  /** How strong it is where nothing is pointed at: less, the more edges there are. */
  plain: number;
  curve: Curve;
  look: 'plain' | 'strong' | 'dim';
  selected: boolean;
  onSelect: (edge: MapEdge) => void;
  onHover: (id: string | null) => void;
}

const [STRONG, DIM] = [1, 0.08];

/** One edge: width by rate, colour and sign by errors, dashes by kind. The panel of its nodes lists it for the keyboard. */
export const MapEdgeMark = memo(function MapEdgeMark(props: MapEdgeMarkProps) {
  const { edge, busiest, plain, curve, look, selected, onSelect, onHover } = props;
  const d = curvePath(curve);
  const width = edgeWidth(edge.rate, busiest);
  const health = healthOf(edge.count, edge.count > 0 ? edge.errors / edge.count : 0);
  const color = selected ? 'var(--color-accent)' : edgeColor(edge);
  const failing = health === 'bad' || health === 'warn';
  const middle = pointOn(curve, 0.5);
  const end = pointOn(curve, 1);
  const before = pointOn(curve, 0.93);
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  const head = 5 + width;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; node panels and the table hold the same
    <g
      data-edge={edge.id}
      className="cursor-pointer"
      opacity={
        look === 'plain' ? (failing ? Math.min(0.95, plain * 2) : plain) : look === 'strong' ? STRONG : DIM
      }
      onClick={() => onSelect(edge)}
      onPointerEnter={() => onHover(edge.id)}
      onPointerLeave={() => onHover(null)}
    >
      <path d={d} fill="none" stroke="transparent" strokeWidth={Math.max(14, width + 8)} />
      <path
        d={d}
        fill="none"
        stroke={color}
        strokeWidth={selected ? width + 1 : width}
        strokeDasharray={EDGE_KINDS[edge.kind].dash}
        strokeLinecap={edge.kind === 'link' ? 'round' : 'butt'}
      />
      <path
        d={`M0,0 L${-head},${-head * 0.55} L${-head},${head * 0.55} Z`}
        fill={color}
        transform={`translate(${end.x},${end.y}) rotate(${angle})`}
      />
      {failing ? <ErrorSign at={middle} bad={health === 'bad'} /> : null}
    </g>
  );
});

function ErrorSign({ at, bad }: { at: { x: number; y: number }; bad: boolean }) {
  return (
    <g transform={`translate(${at.x},${at.y})`}>
      {bad ? (
        <>
          <circle r={8} fill="var(--color-danger)" stroke="var(--color-bg)" strokeWidth={2} />
          <path d="M-3,-3 L3,3 M3,-3 L-3,3" stroke="var(--color-danger-ink)" strokeWidth={1.8} />
        </>
      ) : (
        <>
          <path
            d="M0,-9 L9,7 L-9,7 Z"
            fill="var(--color-sev-warn)"
            stroke="var(--color-bg)"
            strokeWidth={2}
            strokeLinejoin="round"
          />
          <path d="M0,-3.5 L0,2 M0,4 L0,5" stroke="var(--color-bg)" strokeWidth={1.8} />
        </>
      )}
    </g>
  );
}
