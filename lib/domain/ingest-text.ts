import type { RequestContext } from '../contracts/context';
import type { Rejection } from '../contracts/telemetry';
import { AppError } from '../errors';
import { type DecodedText, decodeText, type TextOptions, type TextSlice } from '../ingest/text/decode-text';
import type { TextFormat } from '../ingest/text/guess-format';
import { readTextState, type TextState, writeTextState } from '../ingest/text/text-state';
import { writeLogs } from '../store/write/write-logs';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';

/** Of one transaction: so many bytes are decoded at a stretch, and so much memory their records take. */
const SLICE_BYTES = 2 * 1024 * 1024;
const REJECTIONS_KEPT = 1000;
const LF = 10;

export interface TextInput extends IngestInput {
  options: TextOptions;
  /** `state` of the report on the slice before; null for the first. */
  state: string | null;
  more: boolean;
}

/** What became of a text; `rejections` are the first thousand of `rejected`. */
export interface TextReport extends IngestReport {
  rejected: number;
  untimed: boolean;
  /** Nanoseconds of the earliest and the latest log; null when there is none. */
  firstNs: bigint | null;
  lastNs: bigint | null;
  consumedBytes: number;
  /** What to bring with the next slice. */
  state: string;
  read: { format: TextFormat; timeFormat: string | null };
  /** Of the file up to here. */
  lines: number;
}

/**
 * Takes a text file in, slice by slice, each committed before the next is read. When one cannot be taken, the ones before
 * it are stored; sent again within the hour they are recognised, unless their lines carry no time.
 * Throws AppError `bad_request`, `too_many_requests` or `unavailable`.
 */
export async function ingestText(ctx: RequestContext, input: TextInput): Promise<TextReport> {
  let state = known(input.state);
  let consumedBytes = 0;
  let report: SliceReport | null = null;
  for (;;) {
    const rest = input.body.subarray(consumedBytes);
    const end = sliceEnd(rest);
    const slice = { bytes: rest.subarray(0, end), state, more: input.more || end < rest.length };
    const part: SliceReport = await ingestSlice(ctx, input, slice, consumedBytes);
    state = part.next;
    consumedBytes += part.consumedBytes;
    report = report === null ? part : added(report, part);
    const done = consumedBytes >= input.body.length || part.consumedBytes === 0;
    if (done || (input.more && end === rest.length)) break;
  }
  const { next, ...whole } = report;
  return {
    ...whole,
    consumedBytes,
    state: writeTextState(next),
    read: { format: next.format, timeFormat: next.layout },
    lines: next.lines,
  };
}

type SliceReport = Omit<TextReport, 'state' | 'read' | 'lines'> & { next: TextState };

function known(state: string | null): TextState | null {
  const read = state === null ? null : readTextState(state);
  if (state !== null && read === null) {
    throw new AppError('bad_request', 'state: not one that an answer of this endpoint gave');
  }
  return read;
}

/** A slice ends with a line; one of a huge line is as long as the line. */
function sliceEnd(rest: Uint8Array): number {
  if (rest.length <= SLICE_BYTES) return rest.length;
  const newline = rest.indexOf(LF, SLICE_BYTES - 1);
  return newline < 0 ? rest.length : newline + 1;
}

async function ingestSlice(
  ctx: RequestContext,
  { path, idempotencyKey, options }: TextInput,
  slice: TextSlice,
  at: number,
): Promise<SliceReport> {
  let decoded: DecodedText | undefined;
  const report = await commitDecoded(
    ctx,
    'logs',
    {
      path: `${path} ${JSON.stringify([options.service, options.environment, options.file, slice.state])}`,
      body: slice.bytes,
      idempotencyKey: idempotencyKey === null ? null : `${idempotencyKey} ${at}`,
    },
    () => {
      decoded = decodeText(slice, options, nowNs());
      return decoded;
    },
    writeLogs,
  );
  if (!decoded) throw new Error('The slice was not decoded.');
  return {
    ...report,
    rejected: report.rejections.length,
    rejections: report.rejections.slice(0, REJECTIONS_KEPT),
    untimed: !decoded.allTimed,
    ...extentOf(decoded),
    consumedBytes: decoded.consumedBytes,
    next: decoded.state,
  };
}

function extentOf({ records }: DecodedText): Pick<TextReport, 'firstNs' | 'lastNs'> {
  let firstNs: bigint | null = null;
  let lastNs: bigint | null = null;
  for (const { time } of records) {
    if (firstNs === null || time < firstNs) firstNs = time;
    if (lastNs === null || time > lastNs) lastNs = time;
  }
  return { firstNs, lastNs };
}

function added(a: SliceReport, b: SliceReport): SliceReport {
  const repairs = new Map(a.repairs);
  for (const [what, count] of b.repairs) repairs.set(what, (repairs.get(what) ?? 0) + count);
  const rejections: Rejection[] = [...a.rejections, ...b.rejections].slice(0, REJECTIONS_KEPT);
  return {
    received: a.received + b.received,
    stored: a.stored + b.stored,
    duplicates: a.duplicates + b.duplicates,
    duplicateBatch: a.duplicateBatch && b.duplicateBatch,
    rejected: a.rejected + b.rejected,
    rejections,
    repairs,
    untimed: a.untimed || b.untimed,
    firstNs: a.firstNs === null || (b.firstNs !== null && b.firstNs < a.firstNs) ? b.firstNs : a.firstNs,
    lastNs: a.lastNs === null || (b.lastNs !== null && b.lastNs > a.lastNs) ? b.lastNs : a.lastNs,
    consumedBytes: b.consumedBytes,
    next: b.next,
  };
}
