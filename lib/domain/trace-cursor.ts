import { keyEnd } from '../store/spans/except-sql';
import type { SummaryRow, TraceOrder, TracePosition } from '../store/spans/summary-row';
import { NS_PER_MINUTE } from '../time/time-ns';
import { decodeCursor, encodeCursor, INT64, int64, UUID } from './cursor';

export interface TraceCursor {
  after: TracePosition;
  /** Ends of the keys of traces on the pages before that may yet be found to have begun earlier. */
  shown: readonly string[];
}

/** The traces of two full pages, and as many as a proxy lets through in an address. */
const MAX_SHOWN = 400;
const SETTLED_NS = 2n * NS_PER_MINUTE;
/** 8 bytes of each key. */
const ENDS = /^(-|[\w-]{1,4300})$/;
const END_BYTES = 8;

export function encodeTraceCursor(order: TraceOrder, { after, shown }: TraceCursor): string {
  const ends = Buffer.from(shown.map((end) => end.replace('-', '')).join(''), 'hex').toString('base64url');
  return encodeCursor(order, [after.rank, after.startNs, after.traceKey, ends || '-']);
}

/** Throws AppError `bad_request` where it is no cursor of that order. */
export function readTraceCursor(text: string, order: TraceOrder): TraceCursor {
  const [rank, start, traceKey = '', ends = '-'] = decodeCursor(text, order, [INT64, INT64, UUID, ENDS]);
  const bytes = Buffer.from(ends === '-' ? '' : ends, 'base64url');
  const shown = Array.from({ length: Math.floor(bytes.length / END_BYTES) }, (_, at) =>
    bytes.toString('hex', at * END_BYTES, (at + 1) * END_BYTES).replace(/^(.{4})/, '$1-'),
  );
  return { after: { rank: int64(rank), startNs: int64(start), traceKey }, shown };
}

/**
 * What the next page has to leave out: a trace that was shown and whose earlier spans arrive only now moves to a place
 * behind the cursor. That happens to traces of the last minutes; by the other orders a rank only rises. Of more than
 * MAX_SHOWN such traces the latest shown are kept: the others may come again.
 */
export function unsettled(
  before: readonly string[],
  rows: readonly SummaryRow[],
  order: TraceOrder,
  nowNs: bigint,
): string[] {
  if (order !== 'newest') return [];
  const fresh = rows
    .filter(({ end_ns }) => end_ns > nowNs - SETTLED_NS)
    .map(({ trace_key }) => keyEnd(trace_key));
  return [...before, ...fresh].slice(-MAX_SHOWN);
}
