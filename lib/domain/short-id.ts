import { randomInt } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const LENGTH = 10;

/** Ten random characters without look-alikes: 58 bits, enough not to be guessed, and short enough to be read out. */
export function newShortId(): string {
  return Array.from({ length: LENGTH }, () => BASE58[randomInt(BASE58.length)]).join('');
}
