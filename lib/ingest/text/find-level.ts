import { severityNumberOf } from '../../contracts/severity';

const WORD = 'trace|debug|info|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal|severe|panic';
const NAMED = /\blevel["']?\s*[=:]\s*["']?([A-Za-z]{3,12})/i;
/** `[error]`, `<warn>`, and Apache's `[core:error]`. */
const BRACKETED = new RegExp(`[[(<]\\s*(?:[\\w-]{1,40}:)?(${WORD})\\s*[\\])>]`, 'i');
const FIRST = new RegExp(`^[^A-Za-z0-9]*(${WORD})\\b(?=\\s*[:|\\]-]|\\s)`, 'i');
const CAPITALS =
  /\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRIT|CRITICAL|FATAL|SEVERE|PANIC|EMERG)\b/;
const KLOG: Readonly<Record<string, string>> = { I: 'INFO', W: 'WARN', E: 'ERROR', F: 'FATAL' };
/** A level stands near the time; words of a message further on say nothing about it. */
const NEAR = 160;

/**
 * The level a line of text names, as it is written; null when it names none. A word counts when it is in capitals, in
 * brackets, first after the time, or said to be the level.
 * @param timeEnd where the line's time ends; 0 when it has none
 */
export function findLevel(line: string, timeEnd: number): string | null {
  if (timeEnd > 0) {
    const klog = /^([IWEF])\d{4} /.exec(line)?.[1];
    if (klog !== undefined) return KLOG[klog] ?? null;
  }
  const before = line.slice(0, timeEnd);
  const after = line.slice(timeEnd, timeEnd + NEAR);
  for (const pattern of [NAMED, BRACKETED, FIRST, CAPITALS]) {
    const word = pattern.exec(after)?.[1];
    if (word !== undefined && severityNumberOf(word) !== 0) return word;
  }
  return /\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b/.exec(before)?.[1] ?? null;
}
