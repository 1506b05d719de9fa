import type { Attributes } from '../../../contracts/attributes';
import type { TelemetryStream } from '../../../contracts/telemetry';
import { buildStream } from '../../build-stream';
import { tooMany } from '../../decode-run';
import { RECORD_LIMITS } from '../../record-limits';
import { AttributeBag } from '../../sanitize/attribute-bag';
import { readAttribute } from './read-any-value';
import { asMalformed, type WireReader } from './wire-reader';

// ExportXServiceRequest.resource_x = 1; ResourceX { resource = 1, scope_x = 2 }; ScopeX { scope = 1, records = 2 }
const FIRST = 10;
const SECOND = 18;
const THIRD = 26;

/**
 * Walks an Export…ServiceRequest, record by record: logs and traces have the same envelope. Calls `onRecord` with each record's end and
 * the stream it belongs to. Fields may come in any order, so that each level is read twice: first what describes it.
 */
export function* readEnvelope(
  reader: WireReader,
  onRecord: (recordEnd: number, stream: TelemetryStream) => void,
): Generator<void, void> {
  let groups = 0;
  const countGroup = () => {
    groups += 1;
    if (groups > RECORD_LIMITS.groupsPerRequest) {
      throw tooMany('resources and scopes', RECORD_LIMITS.groupsPerRequest);
    }
  };
  try {
    for (const end of messages(reader, reader.length, FIRST)) {
      yield* readResource(reader, end, countGroup, onRecord);
    }
  } catch (error) {
    throw asMalformed(error);
  }
}

function* readResource(
  reader: WireReader,
  end: number,
  countGroup: () => void,
  onRecord: (recordEnd: number, stream: TelemetryStream) => void,
): Generator<void, void> {
  countGroup();
  const start = reader.pos;
  const resource = new AttributeBag(reader.repairs);
  eachMessage(reader, end, FIRST, (messageEnd) => readAttributes(reader, messageEnd, FIRST, resource));
  reader.rewind(start);
  for (const messageEnd of messages(reader, end, SECOND)) {
    countGroup();
    yield* readScope(reader, messageEnd, resource.values, onRecord);
  }
  yield;
}

function* readScope(
  reader: WireReader,
  end: number,
  resource: Attributes,
  onRecord: (recordEnd: number, stream: TelemetryStream) => void,
): Generator<void, void> {
  const start = reader.pos;
  const scope = { name: '', version: '', attributes: new AttributeBag(reader.repairs) };
  eachMessage(reader, end, FIRST, (messageEnd) => {
    for (let tag = reader.next(messageEnd); tag !== 0; tag = reader.next(messageEnd)) {
      if (tag === FIRST) scope.name = reader.string();
      else if (tag === SECOND) scope.version = reader.string();
      else if (tag === THIRD) readAttribute(reader, reader.enter(messageEnd), scope.attributes);
      else reader.skip(tag);
    }
  });
  reader.rewind(start);
  let stream: TelemetryStream | undefined;
  for (const recordEnd of messages(reader, end, SECOND)) {
    stream ??= buildStream(
      resource,
      { name: scope.name, version: scope.version, attributes: scope.attributes.values },
      reader.repairs,
    );
    onRecord(recordEnd, stream);
    yield;
  }
}

function readAttributes(reader: WireReader, end: number, wanted: number, bag: AttributeBag): void {
  eachMessage(reader, end, wanted, (messageEnd) => readAttribute(reader, messageEnd, bag));
}

/** Calls `read` for each field with this tag, in a message that ends at `end`; other fields are skipped. */
export function eachMessage(
  reader: WireReader,
  end: number,
  wanted: number,
  read: (messageEnd: number) => void,
): void {
  for (const messageEnd of messages(reader, end, wanted)) read(messageEnd);
}

/** The ends of the fields with this tag, in a message that ends at `end`; the reader stands at the start of each. */
function* messages(reader: WireReader, end: number, wanted: number): Generator<number, void> {
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === wanted) yield reader.enter(end);
    else reader.skip(tag);
  }
}
