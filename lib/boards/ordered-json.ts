/** Plain JSON data with the keys of every object in one order: that of `first`, then by name. Dropped: undefined. */
export function orderedJson(value: unknown, first: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => orderedJson(item, first));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, orderedJson(item, first)]));
}
