import type { RedFigures } from '@/lib/contracts/red-figures';
import type { ServiceMapResponse } from '@/lib/contracts/service-map';
import { edgeId, type MapFigures, type MapGraph } from './map-graph';

/** The answer of the API as a graph. */
export function readMap({ nodes, edges }: ServiceMapResponse): MapGraph {
  return {
    nodes: nodes.map(({ service, type, namespace, figures, counted }) => ({
      id: service,
      label: service === '' ? 'no service' : service,
      type,
      namespace,
      members: [service],
      counted,
      ...figuresOf(figures),
    })),
    edges: edges.map((edge) => ({
      id: edgeId(edge.from, edge.to, edge.kind),
      from: edge.from,
      to: edge.to,
      kind: edge.kind,
      pairs: 1,
      ...figuresOf(edge),
    })),
  };
}

function figuresOf({ count, errors, perSecond, p95Ms }: RedFigures): MapFigures {
  return { count, errors, rate: perSecond, p95Ms };
}
