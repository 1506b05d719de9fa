import type { Log } from '@/lib/contracts/log';

const MAX_LINES = 200;
const MAX_CHARS = 8000;
const known = new WeakMap<Log, number>();

/** How many lines a body has in the raw view, before any is wrapped. */
export function rawLines(log: Log): number {
  const before = known.get(log);
  if (before !== undefined) return before;
  const lines = Math.min(
    MAX_LINES,
    log.body
      .slice(0, MAX_CHARS)
      .replace(/[\r\n]+$/, '')
      .split(/\r\n?|\n/).length,
  );
  known.set(log, lines);
  return lines;
}
