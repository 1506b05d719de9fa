import type { LogPattern } from '@/lib/contracts/log-patterns';
import { SEVERITY_CLASSES } from '@/lib/contracts/severity';

export const PATTERN_ORDERS = ['count', 'severity', 'newest', 'new'] as const;
export type PatternOrder = (typeof PATTERN_ORDERS)[number];

/** Most frequent first within what the order asks for. ISO texts of one length compare as times. */
export function sortPatterns(patterns: readonly LogPattern[], order: PatternOrder): LogPattern[] {
  const rank = (pattern: LogPattern): number => {
    if (order === 'severity') return worst(pattern);
    return order === 'new' ? Number(pattern.isNew === true) : 0;
  };
  return [...patterns].sort((a, b) => {
    if (order === 'newest' && a.lastSeen !== b.lastSeen) return a.lastSeen < b.lastSeen ? 1 : -1;
    return rank(b) - rank(a) || b.count - a.count || (a.clause < b.clause ? -1 : 1);
  });
}

function worst({ severities }: LogPattern): number {
  return SEVERITY_CLASSES.findLastIndex((name) => (severities[name] ?? 0) > 0);
}
