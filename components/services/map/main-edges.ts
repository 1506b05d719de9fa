interface WeighedEdge {
  from: string;
  to: string;
  /** Calls per second. */
  rate: number;
}

const SPARSE = 3;

/**
 * The edges that places go by. Where nearly everything calls everything, layers of all calls say nothing and take
 * minutes to compute: then each service counts with its busiest caller and callee only. All edges are drawn anyway.
 */
export function mainEdges(edges: readonly WeighedEdge[]): { from: string; to: string }[] {
  const between = edges.filter(({ from, to }) => from !== to);
  const ends = new Set(between.flatMap(({ from, to }) => [from, to]));
  if (between.length <= SPARSE * ends.size) return plain(edges);
  const callers = new Map<string, number>();
  const callees = new Map<string, number>();
  const kept = between
    .toSorted((a, b) => b.rate - a.rate || a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
    .filter(({ from, to }) => {
      const [up, down] = [callers.get(to) ?? 0, callees.get(from) ?? 0];
      if (up >= 1 && down >= 1) return false;
      callers.set(to, up + 1);
      callees.set(from, down + 1);
      return true;
    });
  return plain(kept);
}

// In a fixed order, so that the order of an answer never changes the picture.
function plain(edges: readonly WeighedEdge[]): { from: string; to: string }[] {
  return edges
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}
