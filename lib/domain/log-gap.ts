import { AppError } from '../errors';
import { type LogPosition, parseLogId } from '../store/logs/log-row';
import { parseTimeExpression } from '../time/date-math';

const BEFORE_ALL = -1n;
const BEYOND_ALL = 2n ** 63n - 1n;
/** `2026-11` is a month, though it has the form of an id. */
const MONTH = /^\d{4}-\d\d$/;

/**
 * The gap in a list just above the named line, or above the first line not beyond the named time. No line stands in it,
 * so that what follows and what precedes it are the whole list. Throws AppError `bad_request` for other text.
 */
export function gapAbove(at: string, order: 'newest' | 'oldest', nowNs: bigint): LogPosition {
  const newest = order === 'newest';
  const line = MONTH.test(at) ? null : parseLogId(at);
  if (line) {
    if (!newest) return { ...line, seq: line.seq - 1n };
    return { ...line, seq: line.seq === BEYOND_ALL ? BEYOND_ALL : line.seq + 1n };
  }
  const timeNs = parseTimeExpression(at, nowNs);
  if (timeNs === null || BigInt.asIntN(64, timeNs) !== timeNs) {
    throw new AppError('bad_request', `"at" is neither the id of a log nor a time: ${at.slice(0, 80)}`);
  }
  return { timeNs, seq: newest ? BEYOND_ALL : BEFORE_ALL };
}
