const PLAIN = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });
const ROUGH = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const SMALL = new Intl.NumberFormat('en-US', { notation: 'scientific', maximumSignificantDigits: 3 });

/** A number of a field as people read it: six digits at most, powers of ten where it is huge or tiny. */
export function formatValue(value: number): string {
  return format(value, PLAIN);
}

/** The end of an axis: three digits tell where it is; the exact edges are in the table. */
export function formatAxisEnd(value: number): string {
  return format(value, ROUGH);
}

function format(value: number, plain: Intl.NumberFormat): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-4)) return SMALL.format(value);
  return plain.format(value);
}
