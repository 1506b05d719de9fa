import { Crosshair, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { ServiceName } from '@/components/ui/service-name';
import type { MapState } from '@/lib/url/services';
import { KindToggles } from './kind-toggles';
import type { MapGraph } from './map-graph';
import { NamespaceMenu } from './namespace-menu';
import type { MapView } from './use-map-view';

const DIRECTIONS = [
  { value: 'both', label: 'Both ways' },
  { value: 'callers', label: 'Callers' },
  { value: 'callees', label: 'Callees' },
] as const;
const DEPTHS = [
  { value: '1', label: '1' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
  { value: '0', label: 'All' },
] as const;
const VIEWS = [
  { value: 'map', label: 'Map' },
  { value: 'table', label: 'Table' },
] as const;

/** What the map shows: around which service and how far, which kinds of edges, which namespaces apart. */
export function MapToolbar({ view, whole }: { view: MapView; whole: MapGraph | null }) {
  const { focus, depth, direction } = view.state;
  const deepest = DEPTHS.some(({ value }) => value === String(depth)) ? DEPTHS : withDepth(depth);
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-3 pb-2">
      {focus === null ? null : (
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <span className="inline-flex h-7 min-w-0 items-center gap-1.5 rounded-md border border-accent/40 bg-accent-soft pl-2 text-xs">
            <Crosshair aria-hidden className="size-3.5 shrink-0 text-accent-text" />
            <ServiceName service={focus} className="max-w-48" />
            <Button
              size="sm"
              variant="ghost"
              className="h-6 w-6 px-0"
              aria-label="Show the whole map"
              onClick={() => view.focusOn(null)}
            >
              <X aria-hidden />
            </Button>
          </span>
          <Segmented<MapState['direction']>
            label="Direction"
            value={direction}
            options={DIRECTIONS}
            onChange={(next) => view.set({ direction: next })}
          />
          <span className="inline-flex items-center gap-1.5 text-muted text-xs">
            Steps
            <Segmented<string>
              label="Steps away from it"
              value={String(depth)}
              options={deepest}
              onChange={(next) => view.set({ depth: Number(next) })}
            />
          </span>
        </div>
      )}
      <KindToggles view={view} whole={whole} />
      <div className="ml-auto flex items-center gap-2">
        <NamespaceMenu view={view} whole={whole} />
        <Segmented<MapState['view']>
          label="Shown as"
          value={view.state.view}
          options={VIEWS}
          onChange={(next) => view.set({ view: next })}
        />
      </div>
    </div>
  );
}

function withDepth(depth: number) {
  return [...DEPTHS.slice(0, 3), { value: String(depth), label: String(depth) }, ...DEPTHS.slice(3)];
}
