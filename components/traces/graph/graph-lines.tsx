import { curveBumpX, line } from 'd3';
import { formatCount } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import type { GraphLayout } from '@/lib/trace/graph-layout';
import type { GraphEdge } from '@/lib/trace/trace-graph';

interface GraphLinesProps {
  layout: GraphLayout;
  edges: readonly GraphEdge[];
  /** The node whose calls stand out; null: none. */
  stressed: string | null;
}

const curve = line<{ x: number; y: number }>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBumpX);

/** The calls between the boxes: an arrow to the callee, thicker with more calls, red where some failed. */
export function GraphLines({ layout, edges, stressed }: GraphLinesProps) {
  const edgeOf = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return (
    <svg
      aria-hidden="true"
      width={layout.width}
      height={layout.height}
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      <defs>
        {(['line-strong', 'danger', 'accent'] as const).map((color) => (
          <marker
            key={color}
            id={`call-${color}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0,0.5 L7,4 L0,7.5 z" fill={`var(--color-${color})`} />
          </marker>
        ))}
      </defs>
      {layout.lines.map(({ from, to, points, middle }) => {
        const edge = edgeOf.get(`${from} ${to}`);
        if (!edge) return null;
        const on = stressed === from || stressed === to;
        const color = on ? 'accent' : edge.errors > 0 ? 'danger' : 'line-strong';
        return (
          <g
            key={`${from} ${to}`}
            className={cn('transition-opacity', stressed !== null && !on && 'opacity-20')}
          >
            <path
              d={curve(points) ?? ''}
              fill="none"
              stroke={`var(--color-${color})`}
              strokeWidth={Math.min(5, 1 + Math.log10(edge.count))}
              markerEnd={`url(#call-${color})`}
            />
            {edge.count > 1 ? (
              <text
                x={middle.x}
                y={middle.y}
                textAnchor="middle"
                dominantBaseline="middle"
                className="fill-muted stroke-[4px] stroke-bg text-2xs [paint-order:stroke]"
              >
                ×{formatCount(edge.count)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
