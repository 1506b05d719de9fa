import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { useTimeFormat } from '@/components/ui/time-zone';
import { isRelativeRange } from '@/lib/time/range-math';
import type { MapGraph } from './map-graph';
import { tellingEdges } from './telling-edges';
import type { MapView } from './use-map-view';

interface MapStatusProps {
  view: MapView;
  graph: MapGraph;
  /** Services that came since the map was arranged. */
  added: number;
  onArrange: () => void;
}

/** How much is on the map, what is left out, and how new it is. */
export function MapStatus({ view, graph, added, onArrange }: MapStatusProps) {
  const format = useTimeFormat();
  const { state, map } = view;
  const answer = map.data?.answer;
  const live = isRelativeRange(state);
  const outside =
    (view.whole?.nodes.length ?? 0) - graph.nodes.reduce((sum, node) => sum + node.members.length, 0);
  const hidden = useMemo(() => graph.edges.length - tellingEdges(graph).size, [graph]);
  const omitted = answer?.omitted.services ?? 0;
  return (
    <div className="pointer-events-none absolute top-2 left-3 z-10 flex flex-wrap items-center gap-x-2.5 gap-y-1 rounded-md text-2xs text-muted max-md:right-3 [[role=table]~&]:hidden">
      <span className="rounded-sm bg-bg/85 px-1">
        {graph.nodes.length.toLocaleString('en')} nodes, {graph.edges.length.toLocaleString('en')} edges
        {hidden > 0 ? ` · ${hidden.toLocaleString('en')} of them drawn when a service is pointed at` : ''}
        {outside > 0 ? ` · ${outside.toLocaleString('en')} services not shown` : ''}
        {omitted > 0 ? ` · the ${omitted.toLocaleString('en')} quietest services left out` : ''}
      </span>
      {map.error ? (
        <span role="alert" className="rounded-sm bg-bg/85 px-1 text-danger-text">
          Not renewed: {map.error.message}
        </span>
      ) : answer ? (
        <span className="inline-flex items-center gap-1.5 rounded-sm bg-bg/85 px-1">
          {live ? <span aria-hidden className="size-1.5 rounded-full bg-ok" /> : null}
          {live ? 'Live' : 'Until'} · {format.time(answer.countedRange.to, 's')}
        </span>
      ) : null}
      {added > 0 ? (
        <Button size="sm" className="pointer-events-auto h-6" onClick={onArrange}>
          {added} new since it was arranged · Rearrange
        </Button>
      ) : null}
    </div>
  );
}
