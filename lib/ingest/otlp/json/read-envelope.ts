import type { Attributes } from '../../../contracts/attributes';
import type { TelemetryStream } from '../../../contracts/telemetry';
import { AppError } from '../../../errors';
import { buildStream } from '../../build-stream';
import { RecordError } from '../../decode-run';
import type { Repairs } from '../../repairs';
import { finish } from '../../sanitize/finish';
import { parseJsonInPieces } from '../../sanitize/parse-json-in-pieces';
import { isObject, type JsonObject, list, text } from './fields';
import { readJsonAttributes } from './read-any-value';

type OnRecord = (record: unknown, stream: TelemetryStream) => void;

/**
 * Walks the JSON form of an Export…ServiceRequest, in pieces of a few milliseconds. Throws AppError `bad_request` when it is not JSON, or its envelope
 * has another shape. Unknown fields are ignored. Source: OTLP specification 1.x, "JSON Protobuf Encoding".
 * @param names the three repeated fields, outermost first
 */
export function* readJsonEnvelope(
  bytes: Uint8Array,
  names: readonly [string, string, string],
  repairs: Repairs,
  onRecord: OnRecord,
): Generator<void, void> {
  const [resources, scopes, records] = names;
  try {
    const request = yield* parsingJsonRequest(bytes, repairs);
    for (const resource of objects(request, resources)) {
      const attributes = readJsonAttributes(optional(resource, 'resource')?.attributes, repairs).values;
      for (const scope of objects(resource, scopes)) {
        yield* readScope(scope, records, attributes, repairs, onRecord);
      }
    }
  } catch (error) {
    if (error instanceof RecordError) throw badShape(error.message);
    throw error;
  }
}

function* readScope(
  scopeRecords: JsonObject,
  records: string,
  resource: Attributes,
  repairs: Repairs,
  onRecord: OnRecord,
): Generator<void, void> {
  const scope = optional(scopeRecords, 'scope');
  const stream = buildStream(
    resource,
    {
      name: text(scope?.name, 'scope.name'),
      version: text(scope?.version, 'scope.version'),
      attributes: readJsonAttributes(scope?.attributes, repairs).values,
    },
    repairs,
  );
  for (const record of list(scopeRecords[records], records)) {
    onRecord(record, stream);
    yield;
  }
}

/** The body as an object. Throws AppError `bad_request`. */
export function parseJsonRequest(bytes: Uint8Array, repairs: Repairs): JsonObject {
  return finish(parsingJsonRequest(bytes, repairs));
}

function* parsingJsonRequest(bytes: Uint8Array, repairs: Repairs): Generator<void, JsonObject> {
  // "An empty body is an empty message" holds for protobuf; senders of `{}` and of nothing mean the same here.
  if (isBlank(bytes)) return {};
  let value: unknown;
  try {
    value = yield* parseJsonInPieces(bytes, repairs);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad_request', `The body is not valid JSON: ${String((cause as Error).message)}`, {
      cause,
    });
  }
  if (!isObject(value)) throw badShape('the body is not an object');
  return value;
}

function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x20) return false;
  return true;
}

/** The objects of a repeated field. Throws AppError `bad_request` or RecordError when it is something else. */
export function objects(parent: JsonObject, name: string): JsonObject[] {
  return list(parent[name], name).map((item) => {
    if (!isObject(item)) throw badShape(`an item of ${name} is not an object`);
    return item;
  });
}

function optional(parent: JsonObject, name: string): JsonObject | undefined {
  const value = parent[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw badShape(`${name} is not an object`);
  return value;
}

/** The refusal of JSON whose shape is another. */
export function badShape(what: string): AppError {
  return new AppError('bad_request', `The body is not an OTLP/JSON request of this endpoint: ${what}.`);
}
