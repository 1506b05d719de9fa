import { AppError } from '../errors';

/**
 * A cursor as it leaves: base64url of `<kind> <part> <part> …`. Opaque to callers, and good only for the listing that
 * made it.
 */
export function encodeCursor(kind: string, parts: readonly (bigint | string)[]): string {
  return Buffer.from([kind, ...parts].join(' '), 'utf8').toString('base64url');
}

/** What a cursor of this kind holds, each part matching its pattern. Throws AppError `bad_request` for any other text. */
export function decodeCursor(text: string, kind: string, patterns: readonly RegExp[]): string[] {
  const [found, ...parts] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const fits =
    found === kind &&
    parts.length === patterns.length &&
    patterns.every((pattern, index) => pattern.test(parts[index] ?? ''));
  if (!fits) {
    throw new AppError('bad_request', 'The cursor is not one of this search. Start again without it.');
  }
  return parts;
}

/** A part that holds a 64-bit integer. Its value still has to be checked with `int64`. */
export const INT64 = /^-?\d{1,19}$/;
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A decoded `INT64` part. Throws AppError `bad_request` where PostgreSQL's bigint could not hold it. */
export function int64(part: string | undefined): bigint {
  const value = BigInt(part ?? '0');
  if (BigInt.asIntN(64, value) !== value) {
    throw new AppError('bad_request', 'The cursor is not one of this search. Start again without it.');
  }
  return value;
}
