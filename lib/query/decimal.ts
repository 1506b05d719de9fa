/** Texts that compare as numbers. Exponents are bounded so that PostgreSQL's numeric can hold them all. */
export const DECIMAL_SOURCE = '^[+-]?([0-9]{1,64}([.][0-9]{0,64})?|[.][0-9]{1,64})([eE][+-]?[0-9]{1,3})?$';
const DECIMAL = new RegExp(DECIMAL_SOURCE);
const PARTS = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

export function isDecimal(text: string): boolean {
  const first = text.charCodeAt(0);
  // + - . or a digit: most texts are told apart here.
  if (!(first >= 0x2b && first <= 0x39)) return false;
  return DECIMAL.test(text);
}

/** As `String(number)`: equal decimals give the same text; beyond a double's digits different ones may too. */
export function canonicalNumber(decimal: string): string {
  return String(Number(decimal) || 0);
}

/** Exact comparison of two decimal texts: negative, zero or positive. */
export function compareDecimals(a: string, b: string): number {
  const left = scaled(a);
  const right = scaled(b);
  const scale = Math.min(left.exponent, right.exponent);
  const l = left.digits * 10n ** BigInt(left.exponent - scale);
  const r = right.digits * 10n ** BigInt(right.exponent - scale);
  return l < r ? -1 : l > r ? 1 : 0;
}

function scaled(decimal: string): { digits: bigint; exponent: number } {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = PARTS.exec(decimal) ?? [];
  const digits = BigInt(whole + fraction || '0');
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}
