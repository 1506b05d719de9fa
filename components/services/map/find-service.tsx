import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import type { MapGraph } from './map-graph';

const SHOWN = 8;
const SHORTCUTS = [{ keys: '/', label: 'Find a service on the map', group: 'Map' }] as const;
const NO_NODES: MapGraph['nodes'] = [];

/** Finds a service by part of its name; Enter brings it into view and opens it. */
export function FindService({ graph, onFind }: { graph: MapGraph | null; onFind: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useShortcuts(SHORTCUTS, () => input.current?.focus());
  const nodes = graph?.nodes ?? NO_NODES;
  const found = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    if (wanted === '') return [];
    return nodes
      .filter(({ label }) => label.toLowerCase().includes(wanted))
      .sort((a, b) => a.label.length - b.label.length || a.label.localeCompare(b.label));
  }, [nodes, typed]);
  return (
    <Command
      shouldFilter={false}
      label="Find a service on the map"
      className="relative w-full max-w-72 max-md:order-last max-md:max-w-none"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-faint" />
      <Command.Input
        ref={input}
        value={typed}
        onValueChange={(next) => {
          setTyped(next);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setTyped('');
          event.currentTarget.blur();
        }}
        placeholder="Find a service"
        className="h-8 w-full rounded-md border border-line bg-surface pr-2.5 pl-8 text-sm hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
      />
      <Command.List
        hidden={!open || typed.trim() === ''}
        className="absolute top-9 left-0 z-30 w-full animate-pop rounded-md border border-line bg-raised p-1 shadow-pop"
      >
        {found.slice(0, SHOWN).map(({ id, label, namespace }) => (
          <Command.Item
            key={id}
            value={id}
            onSelect={() => {
              setOpen(false);
              setTyped('');
              onFind(id);
            }}
            className="flex h-7 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm data-[selected=true]:bg-hover"
          >
            <span className="truncate">{label}</span>
            <span className="ml-auto truncate text-faint text-xs">{namespace}</span>
          </Command.Item>
        ))}
        {found.length === 0 ? <p className="px-2 py-1 text-muted text-xs">None on this map.</p> : null}
        {found.length > SHOWN ? (
          <p className="px-2 py-1 text-faint text-xs">{found.length - SHOWN} more: type to narrow</p>
        ) : null}
      </Command.List>
    </Command>
  );
}
