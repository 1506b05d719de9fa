import { Crosshair, FoldVertical, SquareArrowOutUpRight, UnfoldVertical } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { ServiceName } from '@/components/ui/service-name';
import { serviceUrl } from '@/lib/url/services';
import { EdgeList } from './edge-list';
import { FiguresGrid } from './figures-grid';
import type { MapEdge, MapGraph, MapNode } from './map-graph';
import type { MapView } from './use-map-view';

/** One node: its figures, who calls it and whom it calls, and the ways on. */
export function NodePanel({ node, graph, view }: { node: MapNode; graph: MapGraph; view: MapView }) {
  const { from, to, focus } = view.state;
  const byId = new Map(graph.nodes.map((one) => [one.id, one]));
  const incoming = graph.edges.filter((edge) => edge.to === node.id && edge.from !== node.id);
  const outgoing = graph.edges.filter((edge) => edge.from === node.id && edge.to !== node.id);
  const own = graph.edges.filter((edge) => edge.from === node.id && edge.to === node.id);
  const open = (edge: MapEdge) => view.openEdge(edge);
  const { namespace } = node;
  return (
    <div className="flex flex-col gap-4 p-3">
      <div className="flex flex-wrap gap-1.5">
        {node.type === 'service' ? (
          <Button asChild size="sm" variant="primary">
            <Link href={serviceUrl(node.id, { from, to })}>
              <SquareArrowOutUpRight aria-hidden /> Open service
            </Link>
          </Button>
        ) : null}
        {node.type !== 'namespace' && focus !== node.id ? (
          <Button size="sm" onClick={() => view.focusOn(node.id)}>
            <Crosshair aria-hidden /> Focus here
          </Button>
        ) : null}
        {focus === node.id ? (
          <Button size="sm" onClick={() => view.focusOn(null)}>
            Whole map
          </Button>
        ) : null}
        {namespace !== null && node.type === 'namespace' ? (
          <Button size="sm" onClick={() => view.fold(namespace, false)}>
            <UnfoldVertical aria-hidden /> Unfold
          </Button>
        ) : null}
        {namespace !== null && node.type === 'service' ? (
          <Button size="sm" variant="ghost" onClick={() => view.fold(namespace, true)}>
            <FoldVertical aria-hidden /> Fold {namespace}
          </Button>
        ) : null}
      </div>
      <FiguresGrid figures={node} slowest={node.type === 'namespace'} />
      <p className="-mt-2 text-2xs text-faint">{countedText(node)}</p>
      {node.type === 'namespace' ? (
        <section aria-label="Services in it">
          <h3 className="pb-1 font-medium text-muted text-xs">Services in it</h3>
          <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
            {node.members.map((name) => (
              <li key={name} className="min-w-0">
                <Link href={serviceUrl(name, { from, to })} className="hover:underline">
                  <ServiceName service={name} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <EdgeList
        title="Called by"
        edges={incoming}
        otherOf={(edge) => byId.get(edge.from)}
        empty="No other service on this map calls it."
        onEdge={open}
      />
      <EdgeList
        title="Calls"
        edges={outgoing}
        otherOf={(edge) => byId.get(edge.to)}
        empty="It calls no other service on this map."
        onEdge={open}
      />
      {own.length > 0 ? (
        <EdgeList title="Calls to itself" edges={own} otherOf={() => node} empty="" onEdge={open} />
      ) : null}
    </div>
  );
}

function countedText(node: MapNode): string {
  if (node.type === 'peer') return 'Sends no spans of its own: these are the calls to it.';
  if (node.type === 'namespace') return 'Sums of its services; P95 is that of the slowest.';
  return node.counted === 'entry'
    ? 'Of the requests it answered (server and consumer spans).'
    : 'Of all its spans: it answered no request in this time.';
}
