import { type Cluster, clusterKey } from './cluster';
import { maskToken } from './mask-token';
import { mergeClusters } from './merge-clusters';
import type { Pattern } from './pattern';
import { readPattern } from './read-pattern';
import { splitLine } from './split-line';
import type { Tally } from './tally';
import { ANY_VARIABLE, VARIABLE } from './variable-mark';

interface Masked {
  token: string;
  key: string;
  isName: boolean;
}

const DATE: Masked = { token: VARIABLE.value, key: VARIABLE.value, isName: false };
const DATE_WORD = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec),?$/;
const MAX_CLUSTERS = 3_000;
const MAX_KNOWN_TOKENS = 50_000;

/**
 * Groups log lines by what stays the same in them. Lines whose masked words are equal are one cluster; then words that
 * take many values between equal ones become variables (`mergeClusters`). At most 3,000 clusters are kept: a line of
 * a kind beyond is `null`. The same lines in the same order give the same patterns.
 */
export class PatternMiner<Stats> {
  private clusters = new Map<string, Cluster<Stats>>();
  private learned: Cluster<Stats>[] = [];
  private readonly known = new Map<string, Masked>();
  private full = false;
  /** Clusters were added or changed since the last merging. */
  private changed = false;

  constructor(private readonly tally: Tally<Stats>) {}

  /** The statistics that this line belongs to, for the caller to count it in; null where no cluster is left for it. */
  add(body: string): Stats | null {
    const line = splitLine(body);
    const tokens: string[] = [];
    const keys: string[] = [];
    const names: [number, string][] = [];
    const lists: number[] = [];
    for (const [index, word] of line.words.entries()) {
      const masked = isDateWord(word, line.words[index + 1]) ? DATE : this.mask(word);
      const last = keys.length - 1;
      if (last >= 0 && repeats(keys[last] ?? '', masked.key)) {
        if (lists.at(-1) !== last) lists.push(last);
        // The last of a list has no comma.
        tokens[last] = masked.token;
        keys[last] = masked.key;
        continue;
      }
      if (masked.isName) names.push([tokens.length, word]);
      tokens.push(masked.token);
      keys.push(masked.key);
    }
    const key = clusterKey(keys, line);
    let cluster = this.clusters.get(key) ?? this.match(keys, line.more, line.cut);
    if (cluster === undefined) {
      if (!this.full && this.clusters.size >= MAX_CLUSTERS) this.compact();
      if (this.full) return null;
      cluster = {
        tokens,
        keys,
        names: new Map(names),
        lists: new Set(lists),
        gap: line.gap,
        lines: 1,
        padded: line.padded,
        more: line.more,
        cut: line.cut,
        stats: this.tally.create(),
      };
      this.clusters.set(key, cluster);
      this.changed = true;
      return cluster.stats;
    }
    cluster.lines++;
    if (line.gap === 'white' && cluster.gap === 'space') cluster.gap = 'white';
    if (line.padded) cluster.padded = true;
    for (const at of lists) cluster.lists.add(at);
    if (cluster.names.size > 0) {
      for (const [at, word] of names) if (cluster.names.get(at) !== word) cluster.names.delete(at);
    }
    return cluster.stats;
  }

  /** The patterns after the last merging, in the order in which they were first seen. */
  finish(): { pattern: Pattern; stats: Stats }[] {
    if (this.changed) this.compact();
    return [...this.clusters.values()].map((cluster) => ({
      pattern: readPattern(cluster),
      stats: cluster.stats,
    }));
  }

  private compact(): void {
    const merged = mergeClusters([...this.clusters.values()], this.tally);
    this.clusters = new Map(merged.map((cluster) => [clusterKey(cluster.keys, cluster), cluster]));
    this.learned = merged.filter((cluster) => cluster.learned);
    this.changed = false;
    this.full = this.clusters.size > MAX_CLUSTERS * 0.9;
  }

  private match(keys: string[], more: boolean, cut: boolean): Cluster<Stats> | undefined {
    if (this.learned.length === 0) return undefined;
    return this.learned.find(
      (cluster) => cluster.more === more && cluster.cut === cut && covers(cluster, keys),
    );
  }

  private mask(word: string): Masked {
    let masked = this.known.get(word);
    if (masked === undefined) {
      if (this.known.size >= MAX_KNOWN_TOKENS) this.known.clear();
      const token = ANY_VARIABLE.test(word) ? word : maskToken(word);
      masked = { token, key: token.toLowerCase(), isName: token.includes(VARIABLE.name) };
      this.known.set(word, masked);
    }
    return masked;
  }
}

/** `Sun Jul 10`: a name of a day or month before a number, or before another such name. */
function isDateWord(word: string, next: string | undefined): boolean {
  return (
    word.length < 5 &&
    DATE_WORD.test(word) &&
    next !== undefined &&
    (/^\d/.test(next) || DATE_WORD.test(next))
  );
}

function covers(cluster: Cluster<unknown>, keys: string[]): boolean {
  if (cluster.keys.length !== keys.length) return false;
  for (let at = 0; at < keys.length; at++) {
    if (cluster.keys[at] !== keys[at] && !cluster.learned?.has(at)) return false;
  }
  return true;
}

/** `blk_1 blk_2` and `5, 6, 7` are lists: as many as there are. */
function repeats(before: string, key: string): boolean {
  if (!ANY_VARIABLE.test(key)) return false;
  return before === key || before === `${key},`;
}
