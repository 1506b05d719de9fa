import { useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { serverNowNs } from '@/lib/http/server-clock';
import { rangeProblem, type TimeRangeText } from '@/lib/time/range-math';
import { mapParsers } from '@/lib/url/services';
import { edgeId, type MapEdge, type MapNode, scopeGraph } from './map-graph';
import { readMap } from './read-map';
import { useServiceMap } from './use-service-map';

const PUSH = { history: 'push' } as const;
const CLOSED = { node: null, caller: null, callee: null, kind: null } as const;
const FARTHEST = 9;

/** Everything /services/map shows: its URL state, the graph of it, and what one can do. */
export function useMapView() {
  const [raw, setState] = useQueryStates(mapParsers, { history: 'replace', scroll: false });
  const state = useMemo(() => ({ ...raw, depth: Math.min(FARTHEST, Math.max(0, raw.depth)) }), [raw]);
  const { from, to, focus, depth, direction, folded, hide } = state;
  const readable = rangeProblem({ from, to }, serverNowNs()) === null;
  const map = useServiceMap({ from, to }, readable);
  const [goTo, setGoTo] = useState<{ id: string } | null>(null);
  const whole = useMemo(() => (map.data ? readMap(map.data.answer) : null), [map.data]);
  const scope = useMemo(
    () => ({ focus, depth, direction, folded, hide }),
    [focus, depth, direction, folded, hide],
  );
  const graph = useMemo(() => (whole ? scopeGraph(whole, scope) : null), [whole, scope]);
  const { caller, callee, kind } = state;
  const selectedEdge =
    caller !== null && callee !== null && kind !== null ? edgeId(caller, callee, kind) : null;
  return {
    state,
    readable,
    map,
    whole,
    graph,
    /** Names the picture: the same while only data changes. */
    layoutKey: JSON.stringify([map.data?.asked, scope]),
    selectedEdge,
    selectedNode: selectedEdge === null ? state.node : null,
    goTo,
    find: (id: string) => {
      setGoTo({ id });
      void setState({ ...CLOSED, node: id }, PUSH);
    },
    openNode: (node: MapNode) => void setState({ ...CLOSED, node: node.id }, PUSH),
    openEdge: (edge: MapEdge) =>
      void setState({ ...CLOSED, caller: edge.from, callee: edge.to, kind: edge.kind }, PUSH),
    /** Unfolds what hides an edge and opens it. */
    openInside: (edge: MapEdge, ends: readonly MapNode[]) => {
      const unfolded = ends.flatMap(({ type, namespace }) => (type === 'namespace' ? [namespace] : []));
      void setState(
        {
          ...CLOSED,
          folded: folded.filter((name) => !unfolded.includes(name)),
          caller: edge.from,
          callee: edge.to,
          kind: edge.kind,
        },
        PUSH,
      );
    },
    close: () => void setState(CLOSED),
    focusOn: (id: string | null) => void setState({ focus: id }, PUSH),
    fold: (namespace: string, shut: boolean) =>
      void setState(
        {
          ...CLOSED,
          folded: shut ? [...new Set([...folded, namespace])] : folded.filter((name) => name !== namespace),
        },
        PUSH,
      ),
    foldAll: (namespaces: readonly string[]) => void setState({ ...CLOSED, folded: [...namespaces] }, PUSH),
    set: (change: Partial<Pick<typeof state, 'depth' | 'direction' | 'hide' | 'view'>>) =>
      void setState(change, PUSH),
    setRange: (next: TimeRangeText) =>
      next.from === from && next.to === to ? void map.refetch() : void setState(next, PUSH),
  };
}

export type MapView = ReturnType<typeof useMapView>;
