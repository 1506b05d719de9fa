import type { LogPattern, LogPatternsResponse } from '../contracts/log-patterns';
import { SEVERITY_CLASSES, type SeverityClass, severityClass } from '../contracts/severity';
import { type Pattern, patternText } from '../patterns/pattern';
import { patternClause } from '../patterns/pattern-clause';
import { variableFinder } from '../patterns/variable-finder';
import { logId } from '../store/logs/log-row';
import { formatIsoNs } from '../time/iso';
import { apportion } from './apportion';
import type { PatternStats } from './pattern-tally';
import { variableValues } from './variable-values';

export interface PatternGroup {
  pattern: Pattern;
  stats: PatternStats;
}

interface Described {
  /** Matching logs. */
  total: number;
  read: number;
  /** What was read stands for all; otherwise it is what was read. */
  sampled: boolean;
  /** What was read of the period before. */
  before: { read: number; exact: boolean };
  buckets: number;
  /** How many patterns are listed. */
  most: number;
  services: ReadonlyMap<number, string>;
}

const EXAMPLES = 3;
const SERVICES = 5;
const Z95 = 1.96;
/** With so many expected in a sample, none is no accident (e⁻⁵ < 1 %). */
const TELLING = 5;

/** The groups as the API gives them, most frequent first; their counts, the rest and the unread make up the total. */
export function describePatterns(
  groups: readonly PatternGroup[],
  about: Described,
): Pick<LogPatternsResponse, 'patterns' | 'rest' | 'unread'> {
  const seen = groups
    .filter(({ stats }) => stats.count > 0)
    .map((group) => ({ ...group, clause: patternClause(group.pattern) }))
    .sort((a, b) => b.stats.count - a.stats.count || (a.clause < b.clause ? -1 : 1));
  const grouped = seen.reduce((sum, { stats }) => sum + stats.count, 0);
  const parts = [...seen.map(({ stats }) => stats.count), about.read - grouped];
  const counts = about.sampled ? apportion(about.total, parts) : parts;
  const listed = seen.slice(0, about.most);
  return {
    patterns: listed.map((group, index) => describeOne(group, group.clause, counts[index] ?? 0, about)),
    rest: {
      patterns: seen.length - listed.length,
      count: counts.slice(listed.length).reduce((sum, n) => sum + n, 0),
    },
    unread: about.sampled ? 0 : Math.max(0, about.total - about.read),
  };
}

function describeOne(
  { pattern, stats }: PatternGroup,
  clause: string,
  count: number,
  about: Described,
): LogPattern {
  const { services, sampled } = about;
  const places = variableFinder(pattern);
  const kept = [...stats.kept].sort((a, b) => (a.time_ns === b.time_ns ? 0 : a.time_ns < b.time_ns ? 1 : -1));
  let variable = 0;
  return {
    parts: pattern.parts.map((part) => {
      if (part.kind === 'variable') return { variable: variable++ };
      return { text: part.kind === 'gap' ? ' ' : part.text };
    }),
    text: patternText(pattern),
    clause,
    goesOn: pattern.rest !== 'none',
    count,
    relativeError: sampled ? Math.min(1, Z95 / Math.sqrt(stats.count)) : null,
    read: stats.count,
    severities: severities(stats, count),
    services: [...stats.services]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, SERVICES)
      .map(([id, n]) => ({ name: services.get(id) ?? '', count: n })),
    serviceCount: stats.services.size,
    firstSeen: formatIsoNs(stats.firstNs),
    lastSeen: formatIsoNs(stats.lastNs),
    trend: Array.from({ length: about.buckets }, (_, at) =>
      Math.round(((stats.buckets[at] ?? 0) * count) / stats.count),
    ),
    isNew: isNew(stats, about),
    examples: spread(kept, EXAMPLES).map((row) => ({
      id: logId({ timeNs: row.time_ns, seq: row.seq }),
      time: formatIsoNs(row.time_ns),
      severity: severityClass(row.severity),
      service: services.get(row.service_id) ?? '',
      text: row.body,
      variables: places(row.body) ?? [],
    })),
    variables: variableValues(pattern, kept, places),
  };
}

/** Scaled as the count is, so that they make it up. */
function severities(stats: PatternStats, count: number): Partial<Record<SeverityClass, number>> {
  const byClass = SEVERITY_CLASSES.map(() => 0);
  for (const [number, n] of stats.severities) {
    const at = SEVERITY_CLASSES.indexOf(severityClass(number));
    byClass[at] = (byClass[at] ?? 0) + n;
  }
  const scaled = apportion(count, byClass);
  return Object.fromEntries(
    SEVERITY_CLASSES.map((name, at) => [name, scaled[at] ?? 0]).filter(([, n]) => n !== 0),
  );
}

/** Null where the period before was read too thinly: as frequent as now, it would have had fewer than five in the sample. */
function isNew(stats: PatternStats, { read, before }: Described): boolean | null {
  if (stats.previous > 0) return false;
  if (before.exact) return true;
  return (stats.count / read) * before.read >= TELLING ? true : null;
}

/** The first, the last and what lies evenly between. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, at) => items[Math.round((at * (items.length - 1)) / (most - 1))],
  ).filter((item) => item !== undefined);
}
