import { isUtf8 } from 'node:buffer';
import type { Repairs } from '../repairs';

/** Bytes as text: a byte order mark is dropped, each invalid sequence becomes U+FFFD and the repair is counted. */
export function readUtf8(bytes: Uint8Array, repairs: Repairs): string {
  if (!isUtf8(bytes)) repairs.note('invalid UTF-8 replaced');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
