import { formatDuration } from '@/lib/time/format-duration';

/** How long ago something was received, in words. @param ms since then */
export function receivedAge(ms: number): string {
  return ms < 1500 ? 'just now' : `${formatDuration(Math.round(ms / 1000) * 1e9)} ago`;
}
