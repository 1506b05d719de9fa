import { AppError } from '../errors';
import type { LogPosition } from '../store/logs/log-row';
import { isPgSnapshot } from '../store/tail/pg-snapshot';
import { decodeCursor, encodeCursor, INT64, int64 } from './cursor';

/** What arrived is known for an hour (lib/store/write/prune-digests.ts); less what its clocks may differ by. */
const KEPT_MS = 55 * 60_000;
const INT64_OR_NONE = new RegExp(`${INT64.source}|^$`);
const PARTS = [/^[\d:,]+$/, /^\d{1,15}$/, /^[\d:,]*$/, INT64_OR_NONE, INT64_OR_NONE];

/** What a tail has read. */
export interface TailPlace {
  /** All that is visible in this one, and when that was (Unix ms). */
  snapshot: string;
  atMs: number;
  /** And, of what else is visible in this later one, whatever comes no later in the order of logs. */
  part: { snapshot: string; after: LogPosition } | null;
}

/** Why a tail cannot go on from a place it had at `atMs`, or null. Both Unix ms. */
export function tailGap(atMs: number, nowMs: number): string | null {
  if (nowMs - atMs <= KEPT_MS) return null;
  return 'The connection was away for longer than what arrived meanwhile is known.';
}

/** How far a live tail has read: the id of its events. */
export function writeTailCursor({ snapshot, atMs, part }: TailPlace): string {
  const rest = part ? [part.snapshot, part.after.timeNs, part.after.seq] : ['', '', ''];
  return encodeCursor('tail', [snapshot, String(atMs), ...rest]);
}

/** Where to go on, or why that cannot be without a gap. Throws AppError `bad_request` for what is no id of a tail. */
export function readTailCursor(text: string, nowMs: number): TailPlace | { gap: string } {
  const [snapshot = '', at = '', later = '', timeNs, seq] = decodeCursor(text, 'tail', PARTS);
  if (!isPgSnapshot(snapshot) || (later !== '' && !isPgSnapshot(later)))
    throw new AppError('bad_request', 'The Last-Event-ID is not one of this stream.');
  const gap = tailGap(Number(at), nowMs);
  if (gap !== null) return { gap };
  const part = later === '' ? null : { snapshot: later, after: { timeNs: int64(timeNs), seq: int64(seq) } };
  return { snapshot, atMs: Number(at), part };
}
