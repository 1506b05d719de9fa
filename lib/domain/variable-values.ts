import type { LogPattern } from '../contracts/log-patterns';
import type { Pattern } from '../patterns/pattern';
import type { variableFinder } from '../patterns/variable-finder';

const TOP = 8;
const MAX_VALUE = 120;

/** What the variables of a pattern stand for in these lines, each with its most frequent values. */
export function variableValues(
  pattern: Pattern,
  lines: readonly { body: string }[],
  places: ReturnType<typeof variableFinder>,
): LogPattern['variables'] {
  const counts = pattern.parts.filter(({ kind }) => kind === 'variable').map(() => new Map<string, number>());
  let of = 0;
  for (const { body } of lines) {
    const found = places(body);
    if (found === null) continue;
    of++;
    for (const [at, { from, to }] of found.entries()) {
      const value = body.slice(from, Math.min(to, from + MAX_VALUE));
      const values = counts[at];
      values?.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  return counts.map((values) => ({
    distinct: values.size,
    of,
    values: [...values]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, TOP)
      .map(([value, count]) => ({ value, count })),
  }));
}
