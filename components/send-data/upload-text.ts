import { type TextIngestResponse, textIngestResponseSchema } from '@/lib/contracts/text-ingest';
import { ApiFailure } from '@/lib/http/api-failure';
import { apiSendText } from '@/lib/http/client';

export interface UploadOptions {
  service: string;
  format: string;
  timeZone: string;
}

/** How far an upload is, and what it has come to. */
export interface UploadState {
  /** 0 to 1, of the file's bytes. */
  share: number;
  stored: number;
  /** Recognised as stored within the last hour. */
  again: number;
  rejected: number;
  errors: TextIngestResponse['errors'];
  repairs: ReadonlyMap<string, number>;
  untimed: boolean;
  lines: number;
  read: TextIngestResponse['read'] | null;
  times: TextIngestResponse['times'];
}

const SLICE_BYTES = 2 * 1024 * 1024;
const MAX_SLICE_BYTES = 32 * 1024 * 1024;
const SHOWN_ERRORS = 100;
const TRIES = 6;
const WAIT_MS = 2000;
const NOTHING: UploadState = {
  share: 0,
  stored: 0,
  again: 0,
  rejected: 0,
  errors: [],
  repairs: new Map(),
  untimed: false,
  lines: 0,
  read: null,
  times: null,
};

/**
 * Sends a text file, plain or gzipped, slice by slice. Each slice is committed when `onState` tells of it; begun again, what
 * was stored within the hour is recognised. Throws ApiFailure, an Error for a line that is too long, or the signal's reason.
 */
export async function uploadText(
  file: File,
  options: UploadOptions,
  onState: (state: UploadState) => void,
  signal: AbortSignal,
): Promise<UploadState> {
  const time = new Date(file.lastModified).toISOString();
  const query = { ...options, file: file.name, time };
  let state = NOTHING;
  let resume = '';
  let bytesRead = 0;
  let waiting = new Uint8Array(0);
  const send = async (more: boolean) => {
    const params = { ...query, more: more ? '1' : '0', state: resume };
    const verdict = await sendPatiently(params, waiting, signal);
    if (verdict.consumedBytes > 0) resume = verdict.state;
    waiting = waiting.slice(verdict.consumedBytes);
    state = added(state, verdict, file.size === 0 ? 1 : bytesRead / file.size);
    onState(state);
  };
  let wanted = SLICE_BYTES;
  for await (const chunk of chunksOf(file, (bytes) => (bytesRead += bytes), signal)) {
    waiting = joined(waiting, chunk);
    if (waiting.length < wanted) continue;
    const before = waiting.length;
    await send(true);
    wanted = waiting.length === before ? before + SLICE_BYTES : SLICE_BYTES;
    if (wanted > MAX_SLICE_BYTES) throw new Error(`The file has a line of over ${before} bytes.`);
  }
  if (waiting.length > 0) await send(false);
  return state;
}

async function sendPatiently(
  params: Record<string, string>,
  slice: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<TextIngestResponse> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await apiSendText('/api/ingest/text', params, slice, textIngestResponseSchema, signal);
    } catch (error) {
      const passes = error instanceof ApiFailure && [0, 429, 503].includes(error.status);
      if (!passes || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      signal.throwIfAborted();
    }
  }
}

async function* chunksOf(
  file: File,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const plain = /\.gz$/i.test(file.name) ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
  const reader = plain.getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function added(state: UploadState, verdict: TextIngestResponse, share: number): UploadState {
  if (verdict.consumedBytes === 0) return { ...state, share };
  const repairs = new Map(state.repairs);
  for (const [what, count] of Object.entries(verdict.repairs)) {
    repairs.set(what, (repairs.get(what) ?? 0) + count);
  }
  return {
    share,
    stored: state.stored + verdict.stored,
    again: state.again + verdict.accepted - verdict.stored,
    rejected: state.rejected + verdict.rejected,
    errors: [...state.errors, ...verdict.errors].slice(0, SHOWN_ERRORS),
    repairs,
    untimed: state.untimed || verdict.untimed,
    lines: verdict.lines,
    read: verdict.read,
    times: widened(state.times, verdict.times),
  };
}

/** Both are ISO 8601 in UTC with nine digits of fraction: their texts sort as times. */
function widened(a: UploadState['times'], b: UploadState['times']): UploadState['times'] {
  if (a === null || b === null) return a ?? b;
  const [from = a.from] = [a.from, b.from].sort();
  const [, to = a.to] = [a.to, b.to].sort();
  return { from, to };
}
