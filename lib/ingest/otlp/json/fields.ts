import { RecordError } from '../../decode-run';
import type { Repairs } from '../../repairs';

/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>;

const MAX_UINT64 = (1n << 64n) - 1n;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string field; absent and null are ''. A number is kept as its text, as `keepDigits` may have put it in quotes. */
export function text(value: unknown, name: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new RecordError(`${name} is not a string`);
}

/** A fixed64 field: decimal string or number. Source: ProtoJSON, "int64, fixed64, uint64". */
export function nanos(value: unknown, name: string): bigint {
  if (value === undefined || value === null || value === '') return 0n;
  const wide =
    typeof value === 'number' && Number.isInteger(value) && value >= 0
      ? BigInt(value)
      : typeof value === 'string' && /^\d{1,20}$/.test(value)
        ? BigInt(value)
        : null;
  if (wide === null || wide > MAX_UINT64) throw new RecordError(`${name} is not a count of nanoseconds`);
  return wide;
}

/** A uint32 or int32 field: number or decimal string. */
export function int(value: unknown, name: string): number {
  if (value === undefined || value === null) return 0;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw new RecordError(`${name} is not an integer`);
}

/** An enum field. OTLP/JSON allows only its number: a name counts as unset, and the record is kept. */
export function enumNumber(value: unknown, name: string, repairs: Repairs): number {
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) {
    repairs.note(`${name} given by name instead of number left out`);
    return 0;
  }
  return int(value, name);
}

/** A trace or span id: hex digits of any case, unlike ProtoJSON's base64 for other bytes. */
export function hexId(value: unknown, name: string): string {
  return text(value, name).toLowerCase();
}

/** A repeated field; absent and null are empty. */
export function list(value: unknown, name: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new RecordError(`${name} is not an array`);
}
