interface Group {
  id: number;
  template: string[];
}

const DEPTH = 4;
const SIMILARITY = 0.5;
const MAX_CHILDREN = 100;
const ANY = '<*>';

/** Drain as it was published, without rules of its user. Source: He et al., "Drain", ICWS 2017. */
export class PlainDrain {
  private readonly leaves = new Map<string, Group[]>();
  private readonly children = new Map<string, Set<string>>();
  private groups = 0;

  /** The group of a line. */
  add(line: string): number {
    const words = line.trim().split(/\s+/);
    const leaf = this.leafOf(words);
    const groups = this.leaves.get(leaf) ?? [];
    this.leaves.set(leaf, groups);
    const best = groups
      .map((group) => ({ group, ...similarity(group.template, words) }))
      .sort((a, b) => b.share - a.share || b.variables - a.variables)[0];
    if (best === undefined || best.share < SIMILARITY) {
      groups.push({ id: this.groups, template: words });
      return this.groups++;
    }
    best.group.template = best.group.template.map((word, at) => (word === words[at] ? word : ANY));
    return best.group.id;
  }

  /** By length, then by the first words; words with digits, and those beyond 100, go one way. */
  private leafOf(words: readonly string[]): string {
    let at = String(words.length);
    for (const word of words.slice(0, DEPTH - 2)) {
      const known = this.children.get(at) ?? new Set();
      this.children.set(at, known);
      const child = /\d/.test(word) || (!known.has(word) && known.size >= MAX_CHILDREN) ? ANY : word;
      known.add(child);
      at += ` ${child}`;
    }
    return at;
  }
}

function similarity(
  template: readonly string[],
  words: readonly string[],
): { share: number; variables: number } {
  const same = template.filter((word, at) => word === words[at]).length;
  return { share: same / template.length, variables: template.filter((word) => word === ANY).length };
}
