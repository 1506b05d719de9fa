import { formatDuration } from '@/lib/time/format-duration';

/** Milliseconds (with fractions) in the unit that reads best; `–` where nothing was measured. */
export function formatMs(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms * 1e6);
}
