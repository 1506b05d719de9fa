import { RecordError } from '../decode-run';

const HEX = /^[0-9a-f]+$/;
const ZEROS = /^0*$/;

/**
 * A trace id as it is stored: 32 hex digits, those of a 64-bit id padded. Throws RecordError in Zipkin's words; capital
 * letters, which Zipkin refuses, are taken. Source: openzipkin/zipkin, Span.normalizeTraceId.
 */
export function zipkinTraceId(raw: unknown): string {
  return requiredHex(raw, 'traceId', 32).padStart(32, '0');
}

/** A span id as it is stored: 16 hex digits. Throws RecordError in Zipkin's words. */
export function zipkinSpanId(raw: unknown): string {
  return requiredHex(raw, 'id', 16).padStart(16, '0');
}

/** A parent's id, undefined where there is none: absent, or only zeros. Throws RecordError in Zipkin's words. */
export function zipkinParentId(raw: unknown): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  const hex = hexOf(raw, 'parentId', 16);
  return ZEROS.test(hex) ? undefined : hex.padStart(16, '0');
}

function requiredHex(raw: unknown, name: string, digits: number): string {
  if (raw === undefined) throw new RecordError(`Missing : ${name}`);
  if (raw === null) throw new RecordError(`${name} == null`);
  const hex = hexOf(raw, name, digits);
  if (ZEROS.test(hex)) throw new RecordError(`${name} is all zeros`);
  return hex;
}

function hexOf(raw: unknown, name: string, digits: number): string {
  if (typeof raw !== 'string' && typeof raw !== 'number')
    throw new RecordError(`Expected a string at path $.${name}`);
  const text = String(raw).toLowerCase();
  if (text === '') throw new RecordError(`${name} is empty`);
  if (text.length > digits) throw new RecordError(`${name}.length > ${digits}`);
  if (!HEX.test(text)) throw new RecordError(`${text} should be lower-hex encoded with no prefix`);
  return text;
}
