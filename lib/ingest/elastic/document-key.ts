import { createHash } from 'node:crypto';

/**
 * A document with an `_id` as WriteBatch.recordKeys takes it: 16 bytes of which document it is, then 8 of what it holds.
 * @param content its canonical JSON text
 */
export function documentKey(index: string, id: string, content: string): Uint8Array {
  const identity = createHash('sha256').update(`${index}\0${id}`, 'utf8').digest();
  const held = createHash('sha256').update(content, 'utf8').digest();
  return Buffer.concat([identity.subarray(0, 16), held.subarray(0, 8)]);
}
