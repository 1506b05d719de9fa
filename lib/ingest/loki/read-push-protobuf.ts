import { AppError } from '../../errors';
import { NS_PER_SECOND } from '../../time/time-ns';
import { tooMany } from '../decode-run';
import { WireReader } from '../otlp/protobuf/wire-reader';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import type { OnStream, PushEntry } from './push-entry';
import { LabelsError, parseStreamLabels } from './stream-labels';

// field number × 8 + wire type
const FIRST = 10;
const SECOND = 18;
const THIRD = 26;
const FIRST_VARINT = 8;
const SECOND_VARINT = 16;

/** Reads a logproto.PushRequest. Throws AppError `bad_request`. Source: Loki's pkg/push/push.proto. */
export function readPushProtobuf(bytes: Uint8Array, repairs: Repairs, onStream: OnStream): void {
  const reader = new WireReader(bytes, repairs);
  try {
    let streams = 0;
    for (let tag = reader.next(reader.length); tag !== 0; tag = reader.next(reader.length)) {
      if (tag !== FIRST) {
        reader.skip(tag);
        continue;
      }
      streams += 1;
      if (streams > RECORD_LIMITS.groupsPerRequest) throw tooMany('streams', RECORD_LIMITS.groupsPerRequest);
      readStream(reader, reader.enter(reader.length), onStream);
    }
  } catch (cause) {
    if (cause instanceof LabelsError) {
      throw new AppError('bad_request', `couldn't parse labels: ${cause.message}`, { cause });
    }
    // protobufjs throws plain Errors and RangeErrors for bytes that are not a message.
    if (cause instanceof Error && (cause.constructor === Error || cause instanceof RangeError)) {
      throw new AppError('bad_request', 'the body is not a logproto.PushRequest', { cause });
    }
    throw cause;
  }
}

/** Fields may come in any order: what describes the entries is read first. */
function readStream(reader: WireReader, end: number, onStream: OnStream): void {
  const start = reader.pos;
  let labels = '';
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST) labels = reader.string();
    else reader.skip(tag);
  }
  const take = onStream(parseStreamLabels(labels));
  reader.rewind(start);
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === SECOND) take(readEntry(reader, reader.enter(end)));
    else reader.skip(tag);
  }
}

function readEntry(reader: WireReader, end: number): PushEntry {
  let timeNs = 0n;
  let line = '';
  const metadata: [string, string][] = [];
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST) timeNs = readTimestamp(reader, reader.enter(end));
    else if (tag === SECOND) line = reader.string();
    else if (tag === THIRD) metadata.push(readPair(reader, reader.enter(end)));
    else reader.skip(tag);
  }
  return { timeNs, line, metadata };
}

function readTimestamp(reader: WireReader, end: number): bigint {
  let seconds = 0n;
  let nanos = 0;
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST_VARINT) seconds = BigInt(reader.int64());
    else if (tag === SECOND_VARINT) nanos = reader.int32();
    else reader.skip(tag);
  }
  return seconds * NS_PER_SECOND + BigInt(nanos);
}

function readPair(reader: WireReader, end: number): [string, string] {
  let name = '';
  let value = '';
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST) name = reader.string();
    else if (tag === SECOND) value = reader.string();
    else reader.skip(tag);
  }
  return [name, value];
}
