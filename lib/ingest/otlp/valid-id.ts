const ZERO = /^0*$/;
const HEX = /^[0-9a-f]*$/;

/**
 * True for lower-case hex of exactly `digits` digits that is not all zero.
 * Source: opentelemetry-proto, "An ID with all zeroes OR of length other than 16 bytes is considered invalid".
 */
export function isValidId(hex: string, digits: 16 | 32): boolean {
  return hex.length === digits && HEX.test(hex) && !ZERO.test(hex);
}

/** True for an id that was not given: empty or all zero. */
export function isAbsentId(hex: string): boolean {
  return ZERO.test(hex);
}
