// Server only: node:crypto. Client code shows ids, it never needs their keys.
import { createHash } from 'node:crypto';

const TRACE_HEX = /^[0-9a-f]{32}$/;
const SPAN_HEX = /^[0-9a-f]{16}$/;

export interface TraceKey {
  /** As PostgreSQL prints a uuid. */
  key: string;
  /** Signed 32 bits: the last four of the key's sixteen bytes, because some ids begin with the time. */
  shardKey: number;
  /** The id itself where the key is only its hash (so it must be compared too); else null. */
  text: string | null;
}

/**
 * How a normalised trace id is stored: W3C hex is its own sixteen bytes; of any other text the first sixteen bytes of its
 * SHA-256 (UTF-8).
 */
export function traceKey(traceId: string): TraceKey {
  const isHex = TRACE_HEX.test(traceId);
  const hex = isHex ? traceId : sha256Hex(traceId).slice(0, 32);
  return {
    key: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    shardKey: Number.parseInt(hex.slice(24), 16) | 0,
    text: isHex ? null : traceId,
  };
}

export interface SpanKey {
  /** Signed 64 bits, as PostgreSQL's bigint. */
  key: bigint;
  /** The id itself where the key is only its hash; else null. */
  text: string | null;
}

/** How a normalised span id is stored: W3C hex is its own eight bytes; of any other text the first eight of its SHA-256. */
export function spanKey(spanId: string): SpanKey {
  const isHex = SPAN_HEX.test(spanId);
  const hex = isHex ? spanId : sha256Hex(spanId).slice(0, 16);
  return { key: BigInt.asIntN(64, BigInt(`0x${hex}`)), text: isHex ? null : spanId };
}

/** The id a stored span key stands for, when its text is null. */
export function spanIdOf(key: bigint): string {
  return BigInt.asUintN(64, key).toString(16).padStart(16, '0');
}

/** The id a stored trace key stands for, when its text is null. @param key uuid text as PostgreSQL prints it */
export function traceIdOf(key: string): string {
  return key.replaceAll('-', '');
}

/**
 * The shard key of a log without a trace: FNV-1a 32 (http://www.isthe.com/chongo/tech/comp/fnv/) over tenant, service,
 * stream and minute. Deterministic, so that the same line sent again meets its twin, and one stream still spreads out.
 */
export function logShardKey(
  tenantId: number,
  service: string,
  streamDigestHex: string,
  minute: bigint | number,
): number {
  const text = `${tenantId}\0${service}\0${streamDigestHex}\0${minute}`;
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
}

/** The rollup's shard key: one row a tenant, service and minute, whatever the traces in it. */
export function rollupShardKey(tenantId: number, service: string, minute: bigint | number): number {
  return logShardKey(tenantId, service, '', minute);
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
