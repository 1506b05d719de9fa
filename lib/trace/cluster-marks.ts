/** Marks of one row that would overlap on screen, drawn as one. */
export interface MarkCluster<T> {
  /** 0 at the left edge of the view, 1 at the right. */
  at: number;
  items: T[];
}

/**
 * Groups marks (sorted by `atNs`) that fall within `gap` of the view's width from the first of their group, and leaves
 * out those outside the view. So a row never draws more than 1 / gap marks however many there are.
 */
export function clusterMarks<T extends { atNs: number }>(
  marks: readonly T[],
  view: { fromNs: number; toNs: number },
  gap: number,
): MarkCluster<T>[] {
  const width = Math.max(1, view.toNs - view.fromNs);
  const clusters: MarkCluster<T>[] = [];
  for (const mark of marks) {
    const at = (mark.atNs - view.fromNs) / width;
    if (at < 0 || at > 1) continue;
    const last = clusters.at(-1);
    if (last && at - last.at < gap) last.items.push(mark);
    else clusters.push({ at, items: [mark] });
  }
  return clusters;
}
