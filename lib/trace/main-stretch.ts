import type { MainStretch, TraceNode } from './trace-model';

const MIN_GAP_NS = 60e9;
/** A pause this many times as long as all before it is no pause of the same work. */
const GAP_FACTOR = 10;

/**
 * Finds spans that start long after (or before) the rest: retries an hour later, a clock that is a day off. The stretch
 * with most spans is the main one. Null: nothing is far from anything.
 */
export function mainStretch(nodes: readonly TraceNode[]): MainStretch | null {
  if (nodes.every(({ startNs }) => startNs <= MIN_GAP_NS)) return null;
  const byStart = nodes.toSorted((a, b) => a.startNs - b.startNs);
  const stretches: { fromNs: number; toNs: number; indexes: number[] }[] = [];
  for (const node of byStart) {
    const last = stretches.at(-1);
    const gap = last ? node.startNs - last.toNs : 0;
    if (last && gap <= Math.max(MIN_GAP_NS, GAP_FACTOR * (last.toNs - last.fromNs))) {
      last.toNs = Math.max(last.toNs, node.endNs);
      last.indexes.push(node.index);
    } else stretches.push({ fromNs: node.startNs, toNs: node.endNs, indexes: [node.index] });
  }
  if (stretches.length < 2) return null;
  const main = stretches.reduce((a, b) => (b.indexes.length > a.indexes.length ? b : a));
  const far = stretches.filter((stretch) => stretch !== main).flatMap(({ indexes }) => indexes);
  return { fromNs: main.fromNs, toNs: main.toNs, far };
}
