import { bmpFoldTable, foldCharacter } from './fold';
import { bmpWordTable, isWordCodePoint } from './words';

/** Values and words are hashed up to this many UTF-16 units; longer ones share a token and are told apart by the recheck. */
const MAX_TOKEN_VALUE = 256;
const MAX_TOKEN_WORD = 64;

const OFFSET = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** FNV-1a 32 over the UTF-8 bytes; without `finishHash` it is a state to go on from. */
export function hashRaw(text: string, state: number = OFFSET): number {
  let hash = state;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) hash = Math.imul(hash ^ unit, PRIME);
    else {
      const codePoint = text.codePointAt(i) ?? unit;
      if (codePoint > 0xffff) i++;
      hash = hashCodePoint(hash, codePoint);
    }
  }
  return hash;
}

/** As `hashRaw`, over the folded text, of which at most `MAX_TOKEN_VALUE` units count. */
export function hashFolded(text: string, state: number): number {
  const fold = bmpFoldTable();
  const end = Math.min(text.length, MAX_TOKEN_VALUE);
  let hash = state;
  for (let i = 0; i < end; i++) {
    const unit = fold[text.charCodeAt(i)] ?? 0;
    if (unit < 0x80) hash = Math.imul(hash ^ unit, PRIME);
    else {
      const codePoint = text.codePointAt(i) ?? unit;
      if (codePoint > 0xffff) {
        i++;
        hash = hashCodePoint(hash, foldCharacter(String.fromCodePoint(codePoint)).codePointAt(0) ?? 0);
      } else hash = hashCodePoint(hash, unit);
    }
  }
  return hash;
}

const WORD_STATE = hashRaw('w=');

/** A word where it stands, for those who want more of it than its token. */
export interface WordPlace {
  from: number;
  to: number;
  /** In characters, and how many of them are ASCII digits. */
  length: number;
  digits: number;
}

/** Hands out the token of each word of the text, until `take` says that it is full. The place is one object, reused. */
export function eachWordToken(text: string, take: (token: number, word: WordPlace) => boolean): void {
  const fold = bmpFoldTable();
  const isWord = bmpWordTable();
  let hash = WORD_STATE;
  let length = 0;
  let digits = 0;
  let from = 0;
  const word: WordPlace = { from: 0, to: 0, length: 0, digits: 0 };
  for (let i = 0; i <= text.length; i++) {
    const at = i;
    let unit = i < text.length ? text.charCodeAt(i) : 0;
    let inWord = isWord[unit] === 1;
    if (unit >= 0xd800 && unit < 0xdc00) {
      const codePoint = text.codePointAt(i) ?? unit;
      inWord = codePoint > 0xffff && isWordCodePoint(codePoint);
      if (codePoint > 0xffff) {
        i++;
        unit = foldCharacter(String.fromCodePoint(codePoint)).codePointAt(0) ?? 0;
      }
    } else unit = fold[unit] ?? 0;
    if (inWord) {
      if (length === 0) from = at;
      if (unit >= 0x30 && unit <= 0x39) digits++;
      if (length++ < MAX_TOKEN_WORD)
        hash = unit < 0x80 ? Math.imul(hash ^ unit, PRIME) : hashCodePoint(hash, unit);
    } else if (length > 0) {
      word.from = from;
      word.to = at;
      word.length = length;
      word.digits = digits;
      if (!take(finishHash(hash), word)) return;
      hash = WORD_STATE;
      length = 0;
      digits = 0;
    }
  }
}

/** Murmur3's last mix: FNV alone leaves the high bits of short texts alike. */
export function finishHash(state: number): number {
  let hash = state;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

function hashCodePoint(state: number, codePoint: number): number {
  if (codePoint < 0x80) return Math.imul(state ^ codePoint, PRIME);
  let hash = state;
  if (codePoint < 0x800) hash = Math.imul(hash ^ (0xc0 | (codePoint >> 6)), PRIME);
  else {
    if (codePoint < 0x10000) hash = Math.imul(hash ^ (0xe0 | (codePoint >> 12)), PRIME);
    else {
      hash = Math.imul(hash ^ (0xf0 | (codePoint >> 18)), PRIME);
      hash = Math.imul(hash ^ (0x80 | ((codePoint >> 12) & 0x3f)), PRIME);
    }
    hash = Math.imul(hash ^ (0x80 | ((codePoint >> 6) & 0x3f)), PRIME);
  }
  return Math.imul(hash ^ (0x80 | (codePoint & 0x3f)), PRIME);
}
