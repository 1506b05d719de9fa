import { type RawObject, type RawValue, setOwn } from '../../raw-value';
import { RECORD_LIMITS } from '../../record-limits';
import type { AttributeBag } from '../../sanitize/attribute-bag';
import { tooDeep } from '../../sanitize/bound-value';
import type { WireReader } from './wire-reader';

// A tag is field number × 8 + wire type; a known field with another wire type is an unknown field.
const STRING = 10;
const BOOL = 16;
const INT = 24;
const DOUBLE = 33;
const ARRAY = 42;
const KVLIST = 50;
const BYTES = 58;
const FIRST = 10;
const SECOND = 18;

/** Reads an AnyValue message. Source: opentelemetry-proto common/v1. */
export function readAnyValue(reader: WireReader, end: number, depth = 0): RawValue {
  let value: RawValue = null;
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === STRING) value = reader.string();
    else if (tag === INT) value = reader.int64();
    else if (tag === BOOL) value = reader.bool();
    else if (tag === DOUBLE) value = reader.double();
    else if (tag === BYTES) value = reader.base64();
    else if (tag === ARRAY || tag === KVLIST) {
      const inner = reader.enter(end);
      if (depth >= RECORD_LIMITS.nestingDepth) {
        reader.rewind(inner);
        value = tooDeep(reader.repairs);
      } else
        value = tag === ARRAY ? readList(reader, inner, depth + 1) : readObject(reader, inner, depth + 1);
    } else reader.skip(tag);
  }
  return value;
}

/** Reads a KeyValue message into the bag. */
export function readAttribute(reader: WireReader, end: number, bag: AttributeBag): void {
  let key = '';
  let value: RawValue = null;
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST) key = reader.string();
    else if (tag === SECOND) value = readAnyValue(reader, reader.enter(end));
    else reader.skip(tag);
  }
  bag.put(key, value);
}

function readList(reader: WireReader, end: number, depth: number): RawValue[] {
  const list: RawValue[] = [];
  let left = 0;
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag !== FIRST) reader.skip(tag);
    else if (list.length < RECORD_LIMITS.listItems) {
      list.push(readAnyValue(reader, reader.enter(end), depth));
    } else {
      left += 1;
      reader.skip(tag);
    }
  }
  reader.repairs.note(`list items beyond ${RECORD_LIMITS.listItems} left out`, left);
  return list;
}

function readObject(reader: WireReader, end: number, depth: number): RawObject {
  const object: RawObject = {};
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST) readEntry(reader, reader.enter(end), object, depth);
    else reader.skip(tag);
  }
  return object;
}

function readEntry(reader: WireReader, end: number, object: RawObject, depth: number): void {
  let key = '';
  let value: RawValue = null;
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === FIRST) key = reader.string();
    else if (tag === SECOND) value = readAnyValue(reader, reader.enter(end), depth);
    else reader.skip(tag);
  }
  setOwn(object, key, value);
}
