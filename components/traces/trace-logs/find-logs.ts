import { SEVERITY_CLASSES } from '@/lib/contracts/severity';
import { fieldTerm } from '@/lib/query/edit';
import { quoteValue } from '@/lib/query/quote-value';
import type { PlacedLog } from '@/lib/trace/place-logs';
import type { TraceTabsState } from '@/lib/url/trace-tabs';

export type LeastLevel = TraceTabsState['logLevel'];

/**
 * The lines at least this severe that hold every word: in the message, service, severity or attributes, whatever the
 * case. `ALL` has those without a severity too.
 */
export function findLogs(logs: readonly PlacedLog[], text: string, least: LeastLevel = 'ALL'): PlacedLog[] {
  const words = wordsOf(text.toLowerCase());
  const levels = levelsFrom(least);
  return logs.filter(({ log }) => {
    if (levels && !levels.includes(log.severity)) return false;
    if (words.length === 0) return true;
    const attributes = Object.entries(log.attributes).map(([key, value]) => `${key}=${String(value)}`);
    const hay = [log.body, log.service, log.severity, log.severityText ?? '', log.spanId ?? '', ...attributes]
      .join('\n')
      .toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

/** The same search as a query over all logs, for those of the trace that are not here. */
export function logsQuery(traceId: string, text: string, least: LeastLevel): string {
  const levels = levelsFrom(least);
  const terms = [fieldTerm('trace_id', traceId)];
  if (levels) terms.push(`level:(${levels.join(' OR ')})`);
  for (const word of wordsOf(text)) {
    const [, field, value] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    terms.push(field && value ? fieldTerm(field, value) : quoteValue(word));
  }
  return terms.join(' AND ');
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function levelsFrom(least: LeastLevel) {
  return least === 'ALL' ? null : SEVERITY_CLASSES.slice(SEVERITY_CLASSES.indexOf(least));
}
