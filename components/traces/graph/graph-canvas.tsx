'use client';

import { Maximize, Minus, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { layoutGraph } from '@/lib/trace/graph-layout';
import type { GraphNode, TraceGraph } from '@/lib/trace/trace-graph';
import type { TraceTabsState } from '@/lib/url/trace-tabs';
import { GraphLines } from './graph-lines';
import { GRAPH_BOX, GraphNodeBox } from './graph-node';
import { usePanZoom } from './use-pan-zoom';

interface GraphCanvasProps {
  graph: TraceGraph;
  color: TraceTabsState['graphColor'];
  traceNs: number;
  onOpen: (node: GraphNode) => void;
}

/** The graph as a picture: drag to move, wheel to zoom, Tab walks from box to box. */
export function GraphCanvas({ graph, color, traceNs, onOpen }: GraphCanvasProps) {
  const frame = useRef<HTMLElement>(null);
  const layout = useMemo(() => layoutGraph(graph, GRAPH_BOX), [graph]);
  const [root] = graph.nodes.filter(({ roots }) => roots > 0).sort((a, b) => b.totalNs - a.totalNs);
  const start = layout.boxes.get(root?.key ?? '') ?? { x: 0, y: 0 };
  const { transform, zoomBy, fit, reveal } = usePanZoom(frame, layout, start);
  const [stressed, setStressed] = useState<string | null>(null);
  const near = useMemo(() => {
    if (stressed === null) return null;
    const keys = new Set([stressed]);
    for (const { from, to } of graph.edges) {
      if (from === stressed) keys.add(to);
      if (to === stressed) keys.add(from);
    }
    return keys;
  }, [graph, stressed]);
  const selfCalls = new Map(
    graph.edges.flatMap(({ from, to, count }) => (from === to ? [[from, count]] : [])),
  );
  const hottest = Math.max(1, ...graph.nodes.map(({ selfNs }) => selfNs));
  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={frame}
        aria-label={`Calls of this trace: ${graph.nodes.length} boxes, ${graph.edges.length} lines. The table lists them too.`}
        className="absolute inset-0 cursor-grab touch-none select-none overflow-hidden active:cursor-grabbing"
        // Focus would scroll what is moved by the transform alone.
        onScroll={(event) => event.currentTarget.scrollTo(0, 0)}
        onFocus={({ target }) => {
          const box = layout.boxes.get(target.dataset.node ?? '');
          if (box && target.matches(':focus-visible')) reveal({ ...box, ...GRAPH_BOX });
        }}
      >
        <div
          className="absolute top-0 left-0 origin-top-left"
          style={{ transform: `translate(${transform.x}px, ${transform.y}px) scale(${transform.k})` }}
        >
          <GraphLines layout={layout} edges={graph.edges} stressed={stressed} />
          {graph.nodes.map((node) => {
            const place = layout.boxes.get(node.key);
            return place ? (
              <GraphNodeBox
                key={node.key}
                node={node}
                selfCalls={selfCalls.get(node.key) ?? 0}
                {...place}
                color={color}
                heat={node.selfNs / hottest}
                traceNs={traceNs}
                dimmed={near !== null && !near.has(node.key)}
                onOpen={() => onOpen(node)}
                onStress={setStressed}
              />
            ) : null;
          })}
        </div>
      </section>
      <div className="absolute right-3 bottom-3 flex flex-col rounded-md border border-line bg-surface">
        <IconButton size="sm" label="Zoom in" onClick={() => zoomBy(1.4)}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton size="sm" label="Zoom out" onClick={() => zoomBy(1 / 1.4)}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton size="sm" label="Show all of it" onClick={fit}>
          <Maximize aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
