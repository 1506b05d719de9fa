/** A number as Java prints a double in names of buckets: `100.0`, `0.5`, `1.0E7`. */
export function decimalText(number: number): string {
  if (number === Number.POSITIVE_INFINITY) return 'Infinity';
  if (number === Number.NEGATIVE_INFINITY) return '-Infinity';
  const size = Math.abs(number);
  if (number !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = '0'] = number.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  const text = String(number);
  return text.includes('.') ? text : `${text}.0`;
}
