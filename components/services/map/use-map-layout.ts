import { useEffect, useMemo, useRef, useState } from 'react';
import { addPlaces, hasAllPlaces } from './keep-places';
import type { LayoutInput, MapLayout } from './layout-map';
import { NODE_GAP } from './layout-part';
import type { MapGraph } from './map-graph';
import { NODE_BOX } from './node-box';

interface Kept {
  key: string;
  layout: MapLayout;
  /** Nodes that came after the layout was made. */
  added: number;
}

/**
 * Places for a graph. `key` names what a person asked for (focus, depth, folds): another key is laid out anew. While the
 * key stays, data may come and go without anything moving; what is new is placed beside the rest until `arrange`.
 */
export function useMapLayout(
  key: string,
  graph: MapGraph | null,
): { layout: MapLayout | null; added: number; arrange: () => void; failed: boolean } {
  const [kept, setKept] = useState<Kept | null>(null);
  const [round, setRound] = useState(0);
  const [failed, setFailed] = useState(false);
  const worker = useRef<Worker | null>(null);
  const wanted = graph === null ? null : `${round} ${key}`;
  const latest = useRef(graph);
  latest.current = graph;

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );

  useEffect(() => {
    const { current } = latest;
    if (wanted === null || current === null) return;
    worker.current ??= new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    const { current: running } = worker;
    const answered = (event: MessageEvent<{ id: string; layout: MapLayout }>) => {
      if (event.data.id !== wanted) return;
      setFailed(false);
      setKept({ key: wanted, layout: event.data.layout, added: 0 });
    };
    const broken = () => setFailed(true);
    running.addEventListener('message', answered);
    running.addEventListener('error', broken);
    const aspect = matchMedia('(max-width: 767px)').matches ? 0.7 : 1.55;
    running.postMessage({ id: wanted, input: { ...inputOf(current), aspect } });
    return () => {
      running.removeEventListener('message', answered);
      running.removeEventListener('error', broken);
    };
  }, [wanted]);

  const current = kept !== null && kept.key === wanted ? kept : null;
  const layout = useMemo(() => {
    if (!current || graph === null) return current?.layout ?? null;
    const { nodes, edges } = inputOf(graph);
    return hasAllPlaces(current.layout, nodes)
      ? current.layout
      : addPlaces(current.layout, { nodes, edges }, NODE_BOX, NODE_GAP);
  }, [current, graph]);
  // What came since keeps its place too.
  useEffect(() => {
    if (!current || layout === null || layout === current.layout) return;
    const added = Object.keys(layout.places).length - Object.keys(current.layout.places).length;
    setKept({ ...current, layout, added: current.added + added });
  }, [current, layout]);
  return { layout, added: current?.added ?? 0, arrange: () => setRound((old) => old + 1), failed };
}

function inputOf(graph: MapGraph): Omit<LayoutInput, 'aspect'> {
  // Sorted, so that the order of an answer never changes the picture.
  const nodes = graph.nodes.map(({ id }) => id).sort();
  const edges = graph.edges
    .map(({ from, to, rate }) => ({ from, to, rate }))
    .sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
  return { nodes, edges, box: NODE_BOX };
}
