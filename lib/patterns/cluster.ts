import type { Gap } from './split-line';

/** Lines of one masked form. Words are counted after lists became one word. */
export interface Cluster<Stats> {
  /** Masked words as first seen. */
  tokens: string[];
  /** The same in lower case: case never matters in the search language. */
  keys: string[];
  /** Words with NAME marks that were the same in all lines so far, as written. */
  names: Map<number, string>;
  /** Words that stand for several in a row. */
  lists: Set<number>;
  gap: Gap;
  /** How many were counted in, lists and repeated lines included. */
  lines: number;
  padded: boolean;
  more: boolean;
  cut: boolean;
  /** Words that merging found to vary. */
  learned?: Set<number>;
  stats: Stats;
}

export function clusterKey(keys: readonly string[], { more, cut }: { more: boolean; cut: boolean }): string {
  return `${keys.join(' ')}${more ? '\n' : ''}${cut ? '\f' : ''}`;
}
