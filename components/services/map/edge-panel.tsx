import { ArrowRight, CircleX, ListTree } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { edgeQuery, edgeTracesUrl, type LinkedEdge } from '../service-links';
import { EdgeList } from './edge-list';
import { EDGE_KINDS } from './edge-look';
import { EdgeTraces } from './edge-traces';
import { EdgeTrend } from './edge-trend';
import { FiguresGrid } from './figures-grid';
import type { MapEdge, MapGraph, MapNode } from './map-graph';
import type { MapView } from './use-map-view';

interface EdgePanelProps {
  edge: MapEdge;
  caller: MapNode;
  callee: MapNode;
  /** With every service apart, for the edges that a fold hides. */
  whole: MapGraph;
  view: MapView;
}

/** One edge: its figures, their course, and its traces; of folded namespaces, the edges inside it. */
export function EdgePanel({ edge, caller, callee, whole, view }: EdgePanelProps) {
  const folded = caller.type === 'namespace' || callee.type === 'namespace';
  const range = { from: view.state.from, to: view.state.to };
  const asked: LinkedEdge = {
    caller: edge.from,
    callee: edge.to,
    kind: edge.kind,
    peer: caller.type === 'peer' ? 'caller' : 'callee',
  };
  const inside = folded
    ? whole.edges.filter(
        ({ from, to, kind }) =>
          kind === edge.kind && caller.members.includes(from) && callee.members.includes(to),
      )
    : [];
  return (
    <div className="flex flex-col gap-4 p-3">
      <div className="flex flex-wrap items-center gap-1.5 text-xs">
        <button
          type="button"
          className="rounded-sm font-medium hover:underline"
          onClick={() => view.openNode(caller)}
        >
          {caller.label}
        </button>
        <ArrowRight aria-label={EDGE_KINDS[edge.kind].label} className="size-3.5 text-muted" />
        <button
          type="button"
          className="rounded-sm font-medium hover:underline"
          onClick={() => view.openNode(callee)}
        >
          {callee.label}
        </button>
        <span className="ml-auto text-muted">{EDGE_KINDS[edge.kind].label}</span>
      </div>
      <FiguresGrid figures={edge} slowest={edge.pairs > 1} />
      {folded ? (
        <EdgeList
          title="Made of"
          edges={inside}
          otherOf={(one) => {
            const [from, to] = [one.from, one.to].map((id) => whole.nodes.find((node) => node.id === id));
            return from && to ? { ...to, label: `${from.label} → ${to.label}` } : undefined;
          }}
          empty="These calls are no longer in the range."
          onEdge={(one) => view.openInside(one, [caller, callee])}
        />
      ) : (
        <>
          <div className="flex flex-wrap gap-1.5">
            <Button asChild size="sm" variant="primary">
              <Link href={edgeTracesUrl(asked, range)}>
                <ListTree aria-hidden /> {edge.kind === 'link' ? `Traces of ${edge.to}` : 'Its traces'}
              </Link>
            </Button>
            {edge.errors > 0 ? (
              <Button asChild size="sm">
                <Link href={edgeTracesUrl(asked, range, true)}>
                  <CircleX aria-hidden /> Failed ones
                </Link>
              </Button>
            ) : null}
          </div>
          <EdgeTrend q={edgeQuery(asked)} {...range} onZoom={view.setRange} />
          <EdgeTraces q={edgeQuery(asked)} {...range} />
        </>
      )}
    </div>
  );
}
