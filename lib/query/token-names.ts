import { eachWordToken, finishHash, hashFolded, hashRaw } from './token-hash';

/** What a record's token array says, as hashes. The compiler asks for the same names. */

/** In place of the tokens that a record has beyond the bound: such a record is a candidate of every search. */
export const OVERFLOW_TOKEN = finishHash(hashRaw('!overflow'));

/**
 * The stream's id in the store stands for its whole resource and scope: a query about them finds the streams first. An
 * id may meet a hash; the recheck tells them apart.
 */
export function streamToken(streamId: number): number {
  return streamId;
}

/** Of a service as of a stream, negative so that the two never meet. */
export function serviceToken(serviceId: number): number {
  return -serviceId;
}

/** `key=value`, folded. */
export function equalsToken(key: string, value: string): number {
  return finishHash(hashFolded(value, keyStates(key).equals));
}

/** `level=ERROR`: a severity class. Capital, so that an attribute called level cannot be mistaken for it. */
export function levelToken(severityClass: string): number {
  return finishHash(hashRaw(`level=${severityClass}`));
}

/** `?key`: the record has the field, and not as a lone number or boolean. */
export function hasToken(key: string): number {
  return keyStates(key).has;
}

/** `key~`: a value of the field holds white space, so it is searched by its words. */
export function proseToken(key: string): number {
  return keyStates(key).prose;
}

/** `w=word` of each word in the text. */
export function wordTokens(text: string): number[] {
  const tokens: number[] = [];
  eachWordToken(text, (token) => tokens.push(token) > 0);
  return tokens;
}

/** `w=4.2`: a number found as itself. @param canonical as `String(number)` gives it */
export function numberWordToken(canonical: string): number {
  return finishHash(hashRaw(canonical, WORD_STATE));
}

export const LOWEST_BUCKET = -40;
export const HIGHEST_BUCKET = 140;
export type NumberBucket = number | 'zero' | 'negative';

/** Half an octave wide for positive numbers; zero and the negatives have one each. */
export function numberBucket(value: number): NumberBucket {
  if (value === 0) return 'zero';
  if (value < 0) return 'negative';
  return Math.max(LOWEST_BUCKET, Math.min(HIGHEST_BUCKET, Math.floor(2 * Math.log2(value))));
}

/** `key#bucket` */
export function bucketToken(key: string, bucket: NumberBucket): number {
  return finishHash(hashRaw(String(bucket), keyStates(key).bucket));
}

/** Every token that says the record has the field. */
export function presenceTokens(key: string): number[] {
  const tokens = [hasToken(key), equalsToken(key, 'true'), equalsToken(key, 'false')];
  tokens.push(bucketToken(key, 'zero'), bucketToken(key, 'negative'));
  for (let bucket = LOWEST_BUCKET; bucket <= HIGHEST_BUCKET; bucket++) tokens.push(bucketToken(key, bucket));
  return tokens;
}

interface KeyStates {
  equals: number;
  bucket: number;
  has: number;
  prose: number;
}

const WORD_STATE = hashRaw('w=');
const MAX_CACHED_KEYS = 4096;
const cache = new Map<string, KeyStates>();

function keyStates(key: string): KeyStates {
  const known = cache.get(key);
  if (known) return known;
  const state = hashRaw(key);
  const states: KeyStates = {
    equals: hashRaw('=', state),
    bucket: hashRaw('#', state),
    has: finishHash(hashRaw(key, hashRaw('?'))),
    prose: finishHash(hashRaw('~', state)),
  };
  if (cache.size >= MAX_CACHED_KEYS) cache.clear();
  cache.set(key, states);
  return states;
}
