import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import { isObject } from '../json-members';
import { type JsonObject, readJson } from '../read-json';

const MAX_JSON = 64 * 1024;

/**
 * What a later request has to know, as an id the client carries: nothing is kept here. It holds only what the client
 * itself asked for, and is read as carefully.
 */
export function makeOpaqueId(kind: string, content: JsonObject): string {
  const json = JSON.stringify({ kind, ...content });
  if (json.length > MAX_JSON)
    throw illegalArgument(`The query is too long for a ${kind}: ${MAX_JSON} characters at most.`);
  return deflateRawSync(Buffer.from(json, 'utf8')).toString('base64url');
}

/** Throws AppError `bad_request` for what is no id of that kind. */
export function readOpaqueId(kind: string, id: string): JsonObject {
  const content = decode(id);
  if (isObject(content) && content.kind === kind) return content;
  throw illegalArgument(`Cannot parse ${kind} id`);
}

function decode(id: string): JsonValue {
  if (id.length > 2 * MAX_JSON || !/^[A-Za-z0-9_-]*$/.test(id)) return null;
  try {
    const json = inflateRawSync(Buffer.from(id, 'base64url'), { maxOutputLength: 4 * MAX_JSON });
    return readJson(json.toString('utf8'));
  } catch {
    return null;
  }
}
