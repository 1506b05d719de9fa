import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
/** 32 bytes are 43 characters of base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits: nobody finds one by trying. */
export function newShareToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/**
 * What is kept of a token and looked for; null: no token. Looking up a hash tells whoever measures time something about
 * hashes only, from which no token follows.
 */
export function shareTokenHash(token: string): Buffer | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest() : null;
}
