'use client';

import { RefreshCw, Waypoints } from 'lucide-react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { TimePicker } from '@/components/time-picker/time-picker';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { ServiceTabs } from '../service-tabs';
import { FindService } from './find-service';
import { MapCanvas } from './map-canvas';
import { MapPanel } from './map-panel';
import { MapStatus } from './map-status';
import { MapTable } from './map-table';
import { MapToolbar } from './map-toolbar';
import { useMapLayout } from './use-map-layout';
import { useMapView } from './use-map-view';

const SHORTCUTS = [
  { keys: 'r', label: 'Refresh', group: 'Map' },
  { keys: 'f', label: 'Focus on the chosen service, or show all', group: 'Map' },
  { keys: 'escape', label: 'Close the panel', group: 'Map' },
] as const;

/** /services/map: who calls whom, how often, how well; live. */
export function MapPage() {
  const view = useMapView();
  const { state, map, graph, whole, layoutKey } = view;
  const missing = state.focus !== null && whole !== null && !whole.nodes.some(({ id }) => id === state.focus);
  const { layout, added, arrange, failed } = useMapLayout(layoutKey, graph);
  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === 'r') void map.refetch();
    else if (keys === 'escape') view.close();
    else view.focusOn(state.focus === view.selectedNode ? null : view.selectedNode);
  });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Service map</h1>
      <div className="flex shrink-0 items-center gap-2 px-3 pt-2.5 pb-2 max-md:flex-wrap">
        <ServiceTabs here="map" from={state.from} to={state.to} />
        <FindService graph={graph} onFind={view.find} />
        <div className="ml-auto flex min-w-0 items-center gap-1">
          <TimePicker from={state.from} to={state.to} onChange={view.setRange} />
          <IconButton label="Refresh" keys="r" onClick={() => void map.refetch()}>
            <RefreshCw aria-hidden className={map.isFetching ? 'animate-spin' : undefined} />
          </IconButton>
        </div>
      </div>
      {!view.readable ? (
        <UnreadableRange range={state} onChange={view.setRange} />
      ) : map.error && !graph ? (
        <ErrorState title="The map could not be read" error={map.error} retry={() => void map.refetch()} />
      ) : whole && whole.nodes.length === 0 ? (
        <EmptyState
          icon={<Waypoints />}
          title="No spans in this time"
          text="The map is drawn from spans as they come in: who called whom, how often and how well. Send traces, or look at a longer time."
          actions={
            <Button onClick={() => view.setRange({ from: 'now-24h', to: 'now' })}>
              Look at the last day
            </Button>
          }
        />
      ) : missing ? (
        <EmptyState
          icon={<Waypoints />}
          title={`${state.focus} is not on the map`}
          text="No span of a service of this name came in this time, and none called it. Look at a longer time, or at the whole map."
          actions={
            <>
              <Button onClick={() => view.focusOn(null)}>Show the whole map</Button>
              <Button onClick={() => view.setRange({ from: 'now-24h', to: 'now' })}>
                Look at the last day
              </Button>
            </>
          }
        />
      ) : (
        <>
          <MapToolbar view={view} whole={whole} />
          <div className="relative flex min-h-0 flex-1 max-md:flex-col">
            {graph && whole ? (
              <>
                {state.view === 'table' ? (
                  <MapTable graph={graph} view={view} />
                ) : failed ? (
                  <p role="alert" className="m-auto max-w-sm text-center text-muted">
                    This browser could not arrange the map. The table shows the same.
                  </p>
                ) : layout ? (
                  <MapCanvas
                    graph={graph}
                    layout={layout}
                    layoutKey={layoutKey}
                    focus={state.focus}
                    selectedNode={view.selectedNode}
                    selectedEdge={view.selectedEdge}
                    goTo={view.goTo}
                    onNode={view.openNode}
                    onEdge={view.openEdge}
                    onNothing={view.close}
                  />
                ) : (
                  <Arranging />
                )}
                <MapStatus view={view} graph={graph} added={added} onArrange={arrange} />
                <MapPanel view={view} graph={graph} whole={whole} />
              </>
            ) : (
              <Arranging />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Arranging() {
  return (
    <p role="status" className="m-auto animate-breathe text-muted text-sm">
      Drawing the map …
    </p>
  );
}
