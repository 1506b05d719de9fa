import { cn } from '@/components/ui/cn';
import { MAP_EDGE_KINDS } from '@/lib/url/services';
import { EDGE_KINDS } from './edge-look';
import type { MapGraph } from './map-graph';
import type { MapView } from './use-map-view';

/** Each kind of edge with the look of its line: legend and switch in one. Kinds that do not occur are left out. */
export function KindToggles({ view, whole }: { view: MapView; whole: MapGraph | null }) {
  const { hide } = view.state;
  const present = MAP_EDGE_KINDS.filter(
    (kind) => hide.includes(kind) || whole?.edges.some((edge) => edge.kind === kind),
  );
  return (
    <fieldset aria-label="Kinds of calls" className="flex flex-wrap items-center gap-1">
      {present.map((kind) => {
        const shown = !hide.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={shown}
            title={shown ? `Hide: ${EDGE_KINDS[kind].many}` : `Show: ${EDGE_KINDS[kind].many}`}
            onClick={() =>
              view.set({ hide: shown ? [...hide, kind] : hide.filter((hidden) => hidden !== kind) })
            }
            className={cn(
              'inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs hover:bg-hover',
              shown ? 'text-text' : 'text-faint line-through',
            )}
          >
            <svg
              aria-hidden="true"
              width={22}
              height={10}
              className={shown ? 'text-muted' : 'text-line-strong'}
            >
              <line
                x1={0}
                x2={kind === 'database' ? 11 : 22}
                y1={5}
                y2={5}
                stroke="currentColor"
                strokeWidth={2}
                strokeDasharray={EDGE_KINDS[kind].dash}
                strokeLinecap={kind === 'link' ? 'round' : 'butt'}
              />
              {kind === 'database' ? (
                <rect
                  x={11}
                  y={1}
                  width={10}
                  height={8}
                  rx={4}
                  fill="none"
                  stroke="currentColor"
                  strokeDasharray="2 1.5"
                />
              ) : null}
            </svg>
            {EDGE_KINDS[kind].many}
          </button>
        );
      })}
    </fieldset>
  );
}
