import type { AggTree } from './agg-tree';
import { measureWidth } from './measure-width';

/** Elasticsearch's `search.max_buckets`. */
const MAX_BUCKETS = 65_536;
/** Numbers of all buckets together: what a process can hold of one answer. */
const MAX_NUMBERS = 2_000_000;

/** How many buckets the answer to a tree may have: 65,536, fewer where each may hold more than thirty numbers. */
export function mostBuckets(tree: AggTree): number {
  return Math.min(MAX_BUCKETS, Math.floor(MAX_NUMBERS / Math.max(1, widthOf(tree))));
}

function widthOf({ measures, groups }: AggTree): number {
  const own = [...measures.values()].reduce((sum, measure) => sum + measureWidth(measure), 0);
  return [...groups.values()].reduce((sum, group) => sum + widthOf(group), own);
}
