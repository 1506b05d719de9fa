const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `0 B`, `512 B`, `1.5 kB`, `12.3 MB`, `1,024 PB`: decimal units, three digits where there are that many. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${Number(value.toFixed(digits)).toLocaleString('en-US')} ${UNITS[unit] ?? ''}`;
}
