import { formatDuration } from '@/lib/time/format-duration';
import type { DiffMark, DiffRow } from '@/lib/trace/trace-diff';

/** After a number of rows. */
export const MARK_TEXTS: Record<DiffMark, string> = {
  slower: 'slower',
  faster: 'faster',
  added: 'only in B',
  missing: 'only in A',
  count: 'repeated differently',
  errors: 'with other errors',
};

/** `+12 ms`, `−3 ms`, `±0`. */
export function signedDuration(ns: number): string {
  if (ns === 0) return '±0';
  return `${ns > 0 ? '+' : '−'}${formatDuration(Math.abs(ns))}`;
}

/** What sets the sides of a row apart, in words. */
export function describeRow({ marks, a, b }: DiffRow): string {
  if (!a) return 'only in B';
  if (!b) return 'only in A';
  const parts = marks.map((mark) => {
    if (mark === 'count') return `${a.count} → ${b.count} times`;
    if (mark === 'errors') return `${a.errors} → ${b.errors} errors`;
    return mark;
  });
  return parts.length === 0 ? 'no noticeable difference' : parts.join(', ');
}
