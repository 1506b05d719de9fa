import { AppError } from '../../errors';
import { parseIsoNs } from '../../time/iso';
import { tooMany } from '../decode-run';
import { isPlainObject, type RawValue } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { prepareJson } from '../sanitize/prepare-json';
import type { OnStream, PushEntry } from './push-entry';
import { LabelsError, parseStreamLabels, type StreamLabels, sortedLabels } from './stream-labels';

/** `v1`: `{stream, values}`; `v0`, the API before 1.0: `{labels, entries}`. Both are taken on either path. */
export function readPushJson(bytes: Uint8Array, repairs: Repairs, onStream: OnStream): void {
  const streams = streamsOf(bytes, repairs);
  if (streams.length > RECORD_LIMITS.groupsPerRequest)
    throw tooMany('streams', RECORD_LIMITS.groupsPerRequest);
  for (const stream of streams) {
    if (!isPlainObject(stream)) throw malformed('a stream is not an object');
    const take = onStream(readLabels(stream.stream ?? stream.labels ?? null));
    for (const entry of listOf(stream.values, 'values')) take(readPair(entry));
    for (const entry of listOf(stream.entries, 'entries')) take(readOldEntry(entry));
  }
}

function streamsOf(bytes: Uint8Array, repairs: Repairs): RawValue[] {
  let body: unknown;
  try {
    body = JSON.parse(prepareJson(bytes, repairs));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw malformed(cause instanceof Error ? cause.message.slice(0, 200) : 'unreadable', cause);
  }
  if (!isPlainObject(body)) throw malformed('expected an object with "streams"');
  return listOf(body.streams, 'streams');
}

function listOf(value: RawValue | undefined, name: string): RawValue[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw malformed(`"${name}" is not a list`);
}

function readLabels(given: RawValue): StreamLabels {
  try {
    if (typeof given === 'string') return parseStreamLabels(given);
    if (given === null) return [];
    if (!isPlainObject(given)) throw malformed('"stream" is not an object');
    return sortedLabels(
      Object.entries(given).map(([name, value]) => [name, textOf(value, `the label ${name}`)]),
    );
  } catch (cause) {
    if (!(cause instanceof LabelsError)) throw cause;
    throw new AppError('bad_request', `couldn't parse labels: ${cause.message}`, { cause });
  }
}

/** `["<ns>", "<line>", {metadata}]` */
function readPair(entry: RawValue): PushEntry {
  if (!Array.isArray(entry)) throw malformed('an entry of "values" is not a list');
  const [time, line, metadata] = entry;
  if (typeof time !== 'string' || !/^-?\d{1,19}$/.test(time)) {
    throw malformed('the time of an entry is not a string of nanoseconds');
  }
  if (typeof line !== 'string') throw malformed('the line of an entry is not a string');
  return { timeNs: BigInt(time), line, metadata: readMetadata(metadata ?? null) };
}

/** `{"ts": "<RFC 3339>", "line": "…"}` */
function readOldEntry(entry: RawValue): PushEntry {
  if (!isPlainObject(entry)) throw malformed('an entry is not an object');
  const { ts, line, structuredMetadata } = entry;
  const timeNs = typeof ts === 'string' ? parseIsoNs(ts) : null;
  if (timeNs === null) throw malformed('"ts" of an entry is not an RFC 3339 time');
  if (typeof line !== 'string') throw malformed('the line of an entry is not a string');
  return { timeNs, line, metadata: readMetadata(structuredMetadata ?? null) };
}

function readMetadata(given: RawValue): [string, string][] {
  if (given === null) return [];
  if (!isPlainObject(given)) throw malformed('the structured metadata of an entry is not an object');
  const nested = given.structuredMetadata;
  const pairs = isPlainObject(nested) ? nested : given;
  return Object.entries(pairs).map(([name, value]) => [name, textOf(value, `structured metadata ${name}`)]);
}

function textOf(value: RawValue, what: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw malformed(`${what} is not a string`);
}

function malformed(why: string, cause?: unknown): AppError {
  return new AppError('bad_request', `the push request is not valid JSON of this endpoint: ${why}`, {
    cause,
  });
}
