import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { EdgePanel } from './edge-panel';
import type { MapGraph } from './map-graph';
import { NodePanel } from './node-panel';
import type { MapView } from './use-map-view';

/** What is selected, at the side; on a phone from below. Nothing while nothing is. */
export function MapPanel({ view, graph, whole }: { view: MapView; graph: MapGraph; whole: MapGraph }) {
  const { selectedEdge, selectedNode } = view;
  const edge = graph.edges.find(({ id }) => id === selectedEdge);
  const node = graph.nodes.find(({ id }) => id === selectedNode);
  if (selectedEdge === null && selectedNode === null) return null;
  const caller = graph.nodes.find(({ id }) => id === edge?.from);
  const callee = graph.nodes.find(({ id }) => id === edge?.to);
  const title = edge ? 'Calls' : (node?.label ?? view.selectedNode ?? 'Calls');
  return (
    <aside
      aria-label={edge ? 'Calls between two services' : 'Service on the map'}
      className="flex min-h-0 w-96 shrink-0 flex-col border-line border-l bg-surface max-md:h-[58%] max-md:w-full max-md:border-t max-md:border-l-0"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        view.close();
      }}
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b pr-1.5 pl-3">
        <h2 className="min-w-0 truncate font-semibold text-base" title={title}>
          {title}
        </h2>
        {node?.namespace && node.type === 'service' ? (
          <span className="truncate text-faint text-xs">{node.namespace}</span>
        ) : null}
        <IconButton label="Close" size="sm" className="ml-auto" onClick={view.close}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {edge && caller && callee ? (
          <EdgePanel key={edge.id} edge={edge} caller={caller} callee={callee} whole={whole} view={view} />
        ) : node ? (
          <NodePanel key={node.id} node={node} graph={graph} view={view} />
        ) : (
          <p className="p-3 text-muted text-xs">
            Not on this map: nothing of it came in this time, or it lies outside of what is shown.
          </p>
        )}
      </div>
    </aside>
  );
}
