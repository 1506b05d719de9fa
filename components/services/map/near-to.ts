import type { MapGraph } from './map-graph';

/** A node with its edges and the nodes at their other ends; of an edge, itself and its two ends. */
export function nearTo(graph: MapGraph, id: string): { nodes: Set<string>; edges: Set<string> } {
  const edges = graph.edges.filter((edge) => edge.id === id || edge.from === id || edge.to === id);
  const nodes = new Set(edges.flatMap(({ from, to }) => [from, to]));
  if (graph.nodes.some((node) => node.id === id)) nodes.add(id);
  return { nodes, edges: new Set(edges.map((edge) => edge.id)) };
}
