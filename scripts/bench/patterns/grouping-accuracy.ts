/**
 * Share of the lines whose group holds exactly the lines of their true group. Source: Zhu et al., "Tools and Benchmarks
 * for Automated Log Parsing", ICSE-SEIP 2019.
 */
export function groupingAccuracy(groups: readonly number[], truth: readonly string[]): number {
  const truthSizes = new Map<string, number>();
  for (const event of truth) truthSizes.set(event, (truthSizes.get(event) ?? 0) + 1);
  const found = new Map<number, Map<string, number>>();
  groups.forEach((group, at) => {
    const events = found.get(group) ?? new Map<string, number>();
    const event = truth[at] ?? '';
    events.set(event, (events.get(event) ?? 0) + 1);
    found.set(group, events);
  });
  let right = 0;
  for (const events of found.values()) {
    const [only] = events;
    if (events.size === 1 && only && truthSizes.get(only[0]) === only[1]) right += only[1];
  }
  return right / Math.max(1, truth.length);
}
