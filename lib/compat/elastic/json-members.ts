import type { JsonValue } from './document-of-log';
import { parsingError } from './elastic-error';
import type { JsonObject } from './read-json';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param where what is read, as an error calls it: `[bool] query` */
export function objectOf(value: JsonValue | undefined, where: string): JsonObject {
  if (isObject(value)) return value;
  throw parsingError(`${where} malformed, an object was expected but ${kindOf(value)} found`);
}

/** A list, or one value in place of a list of one. */
export function listOf(value: JsonValue | undefined): JsonValue[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export function textOf(value: JsonValue | undefined, where: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw parsingError(`${where} malformed, a value was expected but ${kindOf(value)} found`);
}

/** `true`, or the text of it, as Elasticsearch takes booleans. */
export function booleanOf(value: JsonValue | undefined, where: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw parsingError(
    `Failed to parse value [${shown(value)}] of ${where} as only [true] or [false] are allowed.`,
  );
}

export function integerOf(value: JsonValue | undefined, where: string): number {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw parsingError(`${where} must be a whole number but was [${shown(value)}]`);
}

/** Throws for the first name that is none of the known. */
export function refuseUnknown(
  object: JsonObject,
  known: readonly string[],
  refusal: (name: string) => string,
): void {
  const name = Object.keys(object).find((each) => !known.includes(each));
  if (name !== undefined) throw parsingError(refusal(name.slice(0, 200)));
}

export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing was';
  if (value === null) return 'null was';
  if (Array.isArray(value)) return 'a list was';
  return isObject(value) ? 'an object was' : `a ${typeof value} was`;
}

function shown(value: JsonValue | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}
