import { Check, Layers } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { MapGraph } from './map-graph';
import type { MapView } from './use-map-view';

/** Which namespaces are drawn as one node. Nothing where services have none. */
export function NamespaceMenu({ view, whole }: { view: MapView; whole: MapGraph | null }) {
  const { folded } = view.state;
  const namespaces = useMemo(() => {
    const sizes = new Map<string, number>();
    for (const { namespace, type } of whole?.nodes ?? []) {
      if (namespace !== null && type === 'service') sizes.set(namespace, (sizes.get(namespace) ?? 0) + 1);
    }
    return [...sizes].sort(([a], [b]) => a.localeCompare(b));
  }, [whole]);
  if (namespaces.length === 0) return null;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm">
          <Layers aria-hidden className="text-muted" />
          <span className="max-md:sr-only">Namespaces</span>
          {folded.length > 0 ? <span className="text-accent-text">{folded.length} folded</span> : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Namespaces" className="w-64 p-1">
        <ul className="max-h-72 overflow-y-auto">
          {namespaces.map(([name, size]) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={folded.includes(name)}
                onClick={() => view.fold(name, !folded.includes(name))}
                className="flex h-7 w-full items-center gap-2 rounded-sm px-2 text-xs hover:bg-hover"
              >
                <Check
                  aria-hidden
                  className={folded.includes(name) ? 'size-3.5 text-accent-text' : 'invisible size-3.5'}
                />
                <span className="min-w-0 flex-1 truncate text-left">{name}</span>
                <span className="text-faint">{size === 1 ? '1 service' : `${size} services`}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="mt-1 flex gap-1 border-line border-t pt-1">
          <Button size="sm" variant="ghost" onClick={() => view.foldAll(namespaces.map(([name]) => name))}>
            Fold all
          </Button>
          <Button size="sm" variant="ghost" disabled={folded.length === 0} onClick={() => view.foldAll([])}>
            Unfold all
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
