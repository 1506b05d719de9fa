import type { MapPart } from './layout-part';

/** Nodes that calls connect, in whatever direction, with their edges; the largest part first. Nodes without any: parts of one. */
export function connectedParts({ nodes, edges }: MapPart): MapPart[] {
  const next = new Map<string, string[]>(nodes.map((id) => [id, []]));
  for (const { from, to } of edges) {
    next.get(from)?.push(to);
    next.get(to)?.push(from);
  }
  const partOf = new Map<string, number>();
  const parts: { nodes: string[]; edges: MapPart['edges'][number][] }[] = [];
  for (const first of nodes) {
    if (partOf.has(first)) continue;
    const part = parts.push({ nodes: [], edges: [] }) - 1;
    const open = [first];
    partOf.set(first, part);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const other of next.get(id) ?? []) {
        if (partOf.has(other) || !next.has(other)) continue;
        partOf.set(other, part);
        open.push(other);
      }
    }
  }
  // In the order of the input, so that the same graph is always laid out the same.
  for (const id of nodes) parts[partOf.get(id) ?? -1]?.nodes.push(id);
  for (const edge of edges) {
    const part = partOf.get(edge.from);
    if (part !== undefined && partOf.get(edge.to) === part) parts[part]?.edges.push(edge);
  }
  return parts.sort((a, b) => b.nodes.length - a.nodes.length);
}
