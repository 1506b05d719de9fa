'use client';

import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { edgeCurves } from '@/components/services/map/edge-curves';
import { figuresWords } from '@/components/services/map/edge-look';
import type { MapLayout } from '@/components/services/map/layout-map';
import { MapEdgeMark } from '@/components/services/map/map-edge-mark';
import type { MapEdge, MapGraph, MapNode } from '@/components/services/map/map-graph';
import { MapNodeMark } from '@/components/services/map/map-node-mark';
import { nearTo } from '@/components/services/map/near-to';
import { nextNode } from '@/components/services/map/next-node';
import { tellingEdges } from '@/components/services/map/telling-edges';
import { useElementSize } from '../../data/use-element-size';

/** A small map would be written larger than life. */
const LARGEST_SCALE = 1.1;

/** The whole map in its box. It neither pans nor zooms: a wheel over it scrolls the dashboard. */
export function MapPicture({
  label,
  graph,
  layout,
  onNode,
  onEdge,
}: {
  label: string;
  graph: MapGraph;
  layout: MapLayout;
  onNode: (node: MapNode, element: SVGGElement) => void;
  onEdge: (edge: MapEdge, element: SVGGElement) => void;
}) {
  const [frame, { width, height }] = useElementSize<HTMLDivElement>();
  const [hover, setHover] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [walked, setWalked] = useState<string | null>(null);
  const telling = useMemo(() => tellingEdges(graph), [graph]);
  const curves = useMemo(() => edgeCurves(graph.edges, layout, telling), [graph, layout, telling]);
  const near = useMemo(() => (hover === null ? null : nearTo(graph, hover)), [graph, hover]);
  const names = useMemo(() => new Map(graph.nodes.map(({ id, label: name }) => [id, name])), [graph]);
  const busiest = graph.edges.reduce((most, { rate }) => Math.max(most, rate), 0);
  const fit = Math.min(LARGEST_SCALE, width / Math.max(1, layout.width), height / Math.max(1, layout.height));
  const scale = Math.round(fit * 12) / 12;
  const left = (width - layout.width * fit) / 2;
  const top = (height - layout.height * fit) / 2;
  const first = graph.nodes.some(({ id }) => id === active) ? active : graph.nodes[0]?.id;
  const find = (attribute: 'data-node' | 'data-edge' | 'data-call', id: string) =>
    frame.current?.querySelector<SVGGElement>(`[${attribute}="${CSS.escape(id)}"]`) ?? null;
  return (
    <div ref={frame} className="absolute inset-0">
      {width === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG
        <svg
          role="group"
          aria-label={`${label}. Arrow keys walk the services, with Shift the calls of one, Enter opens what can be done.`}
          width={width}
          height={height}
          className="block select-none"
          onKeyDown={(event) => {
            if (!event.key.startsWith('Arrow') || event.ctrlKey || event.metaKey || event.altKey) return;
            const ids = graph.nodes.map(({ id }) => id);
            if (event.shiftKey) {
              const calls = graph.edges.filter(({ from, to }) => from === first || to === first);
              const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
              const at = calls.findIndex(({ id }) => id === walked);
              const call = calls.at(at === -1 ? (step > 0 ? 0 : -1) : (at + step) % calls.length);
              // Drawn first: a call that is drawn only with its service has no element yet.
              if (call) flushSync(() => setWalked(call.id));
              if (call) find('data-call', call.id)?.focus();
            } else {
              const next = nextNode(layout.places, ids, first ?? '', event.key);
              const goal = next ?? (walked === null ? null : first);
              if (goal) find('data-node', goal)?.focus();
            }
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          <g transform={`translate(${left},${top}) scale(${fit})`}>
            {graph.edges.map((edge) => {
              const curve = curves.get(edge.id);
              const isWalked = walked === edge.id;
              if (!curve || !(telling.has(edge.id) || near?.edges.has(edge.id) || isWalked)) return null;
              const open = () => {
                const element = find('data-call', edge.id);
                if (element) onEdge(edge, element);
              };
              return (
                // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
                <g
                  key={edge.id}
                  role="button"
                  tabIndex={-1}
                  data-call={edge.id}
                  aria-label={`${names.get(edge.from)} calls ${names.get(edge.to)}: ${figuresWords(edge)}`}
                  className="outline-none"
                  onFocus={() => {
                    setWalked(edge.id);
                    setHover(edge.id);
                  }}
                  // It stays drawn: the focus comes back to it from its menu.
                  onBlur={() => setHover(null)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return;
                    event.preventDefault();
                    open();
                  }}
                >
                  <MapEdgeMark
                    edge={edge}
                    busiest={busiest}
                    plain={0.62}
                    curve={curve}
                    look={near === null ? 'plain' : near.edges.has(edge.id) ? 'strong' : 'dim'}
                    selected={isWalked && hover === edge.id}
                    onSelect={open}
                    onHover={setHover}
                  />
                </g>
              );
            })}
            {graph.nodes.map((node) => {
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
                  selected={false}
                  focused={false}
                  tabbable={node.id === first}
                  onSelect={(chosen) => {
                    const element = find('data-node', chosen.id);
                    if (element) onNode(chosen, element);
                  }}
                  onHover={setHover}
                  onActive={setActive}
                />
              );
            })}
          </g>
        </svg>
      )}
    </div>
  );
}
