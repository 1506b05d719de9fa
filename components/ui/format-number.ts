/** `1,284`; a number below ten keeps one digit after the point when it has one: `0.4`. */
export function formatNumber(value: number): string {
  const digits = Math.abs(value) < 9.95 ? 1 : 0;
  return Number(value.toFixed(digits)).toLocaleString('en-US');
}
