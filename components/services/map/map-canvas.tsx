'use client';

import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { edgeCurves } from './edge-curves';
import { EdgeLabels } from './edge-labels';
import type { MapLayout } from './layout-map';
import { MapEdgeMark } from './map-edge-mark';
import type { MapEdge, MapGraph, MapNode } from './map-graph';
import { MapNodeMark } from './map-node-mark';
import { Minimap } from './minimap';
import { nearTo } from './near-to';
import { nextNode } from './next-node';
import { tellingEdges } from './telling-edges';
import { useCamera } from './use-camera';
import { ZoomControls } from './zoom-controls';

interface MapCanvasProps {
  graph: MapGraph;
  layout: MapLayout;
  /** Another one is another picture: it is fitted into the frame. */
  layoutKey: string;
  focus: string | null;
  selectedNode: string | null;
  selectedEdge: string | null;
  /** A node to bring into view; with each new object anew. */
  goTo: { id: string } | null;
  onNode: (node: MapNode) => void;
  onEdge: (edge: MapEdge) => void;
  onNothing: () => void;
}

/** Edges of one node that are labelled when it is pointed at. */
const LABELLED = 14;
const PAN_PX = 80;

/** The map itself: pan and zoom by mouse, touch or keys, arrows walk the nodes, Enter opens. */
export function MapCanvas(props: MapCanvasProps) {
  const { graph, layout, layoutKey, focus, selectedNode, selectedEdge, goTo, onNode, onEdge } = props;
  const svg = useRef<SVGSVGElement>(null);
  const world = useRef<SVGGElement>(null);
  const { camera, view } = useCamera(svg, world, layout);
  const [hover, setHover] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: fitted once for each picture, not for each refresh
  useEffect(() => camera.open(), [camera, layoutKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the view
  useEffect(() => {
    const place = goTo === null ? undefined : layout.places[goTo.id];
    if (place) camera.reveal(place);
  }, [goTo]);

  // A panel that opens takes room: what it is about stays in sight.
  const chosen = selectedNode ?? graph.edges.find(({ id }) => id === selectedEdge)?.to ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another size of the frame moves the view
  useEffect(() => {
    const place = chosen === null ? undefined : layout.places[chosen];
    if (place && view.width > 0) camera.reveal(place);
  }, [view.width, view.height]);

  const { nodes } = graph;
  const telling = useMemo(() => tellingEdges(graph), [graph]);
  const curves = useMemo(() => edgeCurves(graph.edges, layout, telling), [graph.edges, layout, telling]);
  const busiest = useMemo(() => Math.max(0, ...graph.edges.map(({ rate }) => rate)), [graph.edges]);
  const plain = Math.min(0.62, Math.max(0.16, 0.62 * Math.sqrt(350 / Math.max(1, telling.size))));
  const lit = hover ?? selectedEdge ?? selectedNode;
  const near = useMemo(() => (lit === null ? null : nearTo(graph, lit)), [graph, lit]);
  // Text is set anew only when the zoom changed enough to matter.
  const scale = Math.round(view.scale * 12) / 12;
  const labelSize = Math.min(30, Math.max(10.5, 10.5 / Math.max(view.scale, 0.1)));
  const first = nodes.some(({ id }) => id === active) ? active : (selectedNode ?? focus ?? nodes[0]?.id);
  const labelled = useMemo(
    () =>
      near === null || near.edges.size > LABELLED ? [] : graph.edges.filter(({ id }) => near.edges.has(id)),
    [graph.edges, near],
  );

  const keys = useCallback(
    (event: KeyboardEvent<SVGSVGElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key } = event;
      const pan = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
      if (key === '+' || key === '=') camera.zoomBy(1.3);
      else if (key === '-') camera.zoomBy(1 / 1.3);
      else if (key === '0') camera.fit();
      else if (pan && event.shiftKey) camera.panBy((pan[0] ?? 0) * PAN_PX, (pan[1] ?? 0) * PAN_PX);
      else if (pan) {
        const ids = nodes.map(({ id }) => id);
        const next = nextNode(layout.places, ids, active ?? ids[0] ?? '', key);
        if (next !== null) {
          const place = layout.places[next];
          if (place) camera.reveal(place);
          svg.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
        }
      } else return;
      event.preventDefault();
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
    },
    [camera, nodes, layout, active],
  );

  return (
    <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden bg-bg">
      {/* biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG */}
      <svg
        ref={svg}
        role="group"
        aria-label="Map of services. Arrow keys walk the services, Enter opens one, plus and minus zoom, 0 fits all."
        className="size-full cursor-grab touch-none select-none active:cursor-grabbing"
        onKeyDown={keys}
        onClick={(event) => {
          if (event.target === event.currentTarget) props.onNothing();
        }}
      >
        <g ref={world}>
          {graph.edges.map((edge) => {
            const curve = curves.get(edge.id);
            const isNear = near === null || near.edges.has(edge.id);
            if (!curve || !(telling.has(edge.id) || near?.edges.has(edge.id))) return null;
            return (
              <MapEdgeMark
                key={edge.id}
                edge={edge}
                busiest={busiest}
                plain={plain}
                curve={curve}
                look={near === null ? 'plain' : isNear ? 'strong' : 'dim'}
                selected={edge.id === selectedEdge}
                onSelect={onEdge}
                onHover={setHover}
              />
            );
          })}
          {nodes.map((node) => {
            const place = layout.places[node.id];
            if (!place) return null;
            return (
              <MapNodeMark
                key={node.id}
                node={node}
                x={place.x}
                y={place.y}
                scale={scale}
                dim={near !== null && !near.nodes.has(node.id)}
                selected={node.id === selectedNode}
                focused={node.id === focus}
                tabbable={node.id === first}
                onSelect={onNode}
                onHover={setHover}
                onActive={setActive}
              />
            );
          })}
          <EdgeLabels
            edges={labelled}
            curves={curves}
            places={layout.places}
            hub={nodes.some(({ id }) => id === lit) ? lit : null}
            size={labelSize}
          />
        </g>
      </svg>
      <ZoomControls camera={camera} scale={view.scale} />
      <Minimap layout={layout} nodes={nodes} view={view} camera={camera} />
    </div>
  );
}
