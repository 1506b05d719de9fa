import { namePattern } from '../contracts/name-pattern';

/**
 * Those of `names` that a list of patterns names: `a,b*`, `-c` leaves out, `_all` and `*` are all. Order is kept.
 * Source: Elasticsearch, "Multi-target syntax".
 */
export function namesMatching(patterns: string, names: readonly string[]): string[] {
  const chosen = new Set<string>();
  for (const pattern of patterns.split(',')) {
    const leaveOut = pattern.startsWith('-');
    const wanted = leaveOut ? pattern.slice(1) : pattern;
    const matches = namePattern(wanted === '_all' || wanted === '' ? '*' : wanted);
    for (const name of names) {
      if (!matches(name)) continue;
      if (leaveOut) chosen.delete(name);
      else chosen.add(name);
    }
  }
  return names.filter((name) => chosen.has(name));
}
