'use client';

import { useMemo, useRef, useState } from 'react';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { formatMs } from '@/components/services/figures/format-ms';
import { formatRate } from '@/components/services/figures/format-rate';
import { byRate, EDGE_KINDS, figuresText } from '@/components/services/map/edge-look';
import type { MapEdge, MapNode } from '@/components/services/map/map-graph';
import { readMap } from '@/components/services/map/read-map';
import { useMapLayout } from '@/components/services/map/use-map-layout';
import { edgeTracesUrl } from '@/components/services/service-links';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import type { ServiceMapResponse } from '@/lib/contracts/service-map';
import { fieldTerm } from '@/lib/query/edit';
import { logsUrl } from '@/lib/url/logs';
import { serviceUrl } from '@/lib/url/services';
import { tracesUrl } from '@/lib/url/traces';
import { usePanelLook } from '../../data/panel-look';
import { BARE_BELOW_PX, FiguresTable } from '../figures-table';
import { PanelMessage } from '../frame/panel-message';
import { ListFooter } from '../list-footer';
import { MarkMenu } from '../mark-menu';
import type { PanelMark } from '../panel-mark';
import { panelTitle } from '../panel-title';
import { MapPicture } from './map-picture';

/** On a smaller map no name can be read. */
const LEAST_SCALE = 0.3;
const CALLS = [
  { id: 'from', label: 'Caller', isNumber: false },
  { id: 'to', label: 'Callee', isNumber: false },
];
const SMALL = [
  { id: 'call', label: 'Call', isNumber: false },
  { id: 'rate', label: 'Rate', isNumber: true },
];
const FIGURES = [
  { id: 'kind', label: 'Kind', isNumber: false },
  { id: 'rate', label: 'Rate', isNumber: true },
  { id: 'errors', label: 'Errors', isNumber: true },
  { id: 'p95', label: 'P95', isNumber: true },
  { id: 'count', label: 'Count', isNumber: true },
];

/** Who calls whom; a service or call leads to its records. Fits its box: one looks closer on /services/map. */
export function MapPanel({
  panel,
  answer,
  width,
  height,
}: {
  panel: PanelOf<'map'>;
  answer: ServiceMapResponse;
  width: number;
  height: number;
}) {
  const { asTable } = usePanelLook(panel.id);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | SVGElement | null>(null);
  const [menu, setMenu] = useState<{ mark: PanelMark; x: number; y: number } | null>(null);
  const graph = useMemo(() => readMap(answer), [answer]);
  // The same services in the same picture: data may change without anything moving.
  const layoutKey = `${panel.id} ${panel.service} ${panel.depth}`;
  const { layout, failed } = useMapLayout(layoutKey, asTable ? null : graph);
  const edges = useMemo(() => [...graph.edges].sort(byRate), [graph]);
  const names = useMemo(() => new Map(graph.nodes.map(({ id, label }) => [id, label])), [graph]);
  const { range } = answer;
  const crowded =
    layout !== null && Math.min(width / layout.width, height / layout.height) < LEAST_SCALE && !asTable;

  function openAt(mark: PanelMark, element: HTMLElement | SVGElement): void {
    const area = frame.current?.getBoundingClientRect();
    if (!area) return;
    const place = element.getBoundingClientRect();
    opener.current = element;
    setMenu({
      mark,
      x: Math.min(area.width - 8, Math.max(0, place.left - area.left)),
      y: Math.min(area.height - 8, Math.max(0, place.bottom - area.top)),
    });
  }

  function nodeMark(node: MapNode): PanelMark {
    const term = fieldTerm('service', node.id);
    const isPeer = node.type === 'peer';
    return {
      title: node.label,
      detail: figuresText(node),
      links: isPeer
        ? []
        : [
            { label: 'Open the service', href: serviceUrl(node.id, range) },
            { label: 'View traces', href: tracesUrl({ q: term, ...range }) },
            { label: 'View logs', href: logsUrl({ q: term, ...range }) },
          ],
      conditions: isPeer ? [] : [{ label: `service ${node.label}`, clause: term }],
      zoom: null,
      copy: node.label,
    };
  }

  function edgeMark(edge: MapEdge): PanelMark {
    const isPeer = (id: string) => graph.nodes.some((node) => node.id === id && node.type === 'peer');
    const peer = isPeer(edge.from) ? 'caller' : isPeer(edge.to) ? 'callee' : undefined;
    const linked = { caller: edge.from, callee: edge.to, kind: edge.kind, peer } as const;
    return {
      title: `${names.get(edge.from)} → ${names.get(edge.to)}`,
      detail: `${EDGE_KINDS[edge.kind].label}, ${figuresText(edge)}`,
      links: [
        { label: 'View traces', href: edgeTracesUrl(linked, range) },
        ...(edge.errors > 0
          ? [{ label: 'View failed traces', href: edgeTracesUrl(linked, range, true) }]
          : []),
      ],
      conditions: [],
      zoom: null,
      copy: `${names.get(edge.from)} → ${names.get(edge.to)}`,
    };
  }

  if (graph.nodes.length === 0) {
    return (
      <PanelMessage
        title="No spans in this time"
        text={
          answer.omitted.services > 0
            ? 'Other services are active, but not the one that this map is about, nor any near it.'
            : 'The map is drawn from spans. Send traces, or look at a longer time.'
        }
      />
    );
  }
  const label = `${panelTitle(panel)}: ${graph.nodes.length} services, ${edges.length} ways between them`;
  return (
    <div ref={frame} className="relative flex h-full flex-col">
      <div className="relative min-h-0 flex-1">
        {asTable || crowded ? (
          <FiguresTable
            label={label}
            isBare={height < BARE_BELOW_PX}
            columns={asTable || width > 420 ? [...CALLS, ...FIGURES] : SMALL}
            rows={edges.length}
            cell={(index, { id }) => {
              const edge = edges[index];
              return { text: edge ? edgeCell(edge, id, names) : '' };
            }}
            onRow={(index, element) => {
              const edge = edges[index];
              if (edge) openAt(edgeMark(edge), element);
            }}
          />
        ) : failed ? (
          <PanelMessage title="This browser could not arrange the map" text="Its table shows the same." />
        ) : layout ? (
          <MapPicture
            label={label}
            graph={graph}
            layout={layout}
            onNode={(node, element) => openAt(nodeMark(node), element)}
            onEdge={(edge, element) => openAt(edgeMark(edge), element)}
          />
        ) : (
          <div className="h-full" data-drawing="">
            <PanelMessage title="Drawing the map …" />
          </div>
        )}
      </div>
      {crowded && height >= BARE_BELOW_PX ? (
        <ListFooter href={null} link="">
          The map needs more room: its calls, the busiest first
        </ListFooter>
      ) : null}
      {answer.omitted.services > 0 && !(crowded && height < BARE_BELOW_PX) ? (
        <ListFooter href={null} link="">
          {formatCount(answer.omitted.services)} more services are not on this map
        </ListFooter>
      ) : null}
      <MarkMenu
        mark={menu?.mark ?? null}
        at={menu ?? { x: 0, y: 0 }}
        returnTo={opener}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}

function edgeCell(edge: MapEdge, column: string, names: ReadonlyMap<string, string>): string {
  switch (column) {
    case 'call':
      return `${names.get(edge.from) ?? edge.from} → ${names.get(edge.to) ?? edge.to}`;
    case 'from':
      return names.get(edge.from) ?? edge.from;
    case 'to':
      return names.get(edge.to) ?? edge.to;
    case 'kind':
      return EDGE_KINDS[edge.kind].label;
    case 'rate':
      return formatRate(edge.rate);
    case 'errors':
      return edge.count === 0 ? '–' : formatShare(edge.errors / edge.count);
    case 'p95':
      return formatMs(edge.p95Ms);
    default:
      return formatCount(edge.count);
  }
}
