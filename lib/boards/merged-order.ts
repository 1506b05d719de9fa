/** The keys of both, in the order of who changed it; what only the other has comes behind what it stood behind there. */
export function mergedOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const known = new Set(base);
  const both = new Set(mine.filter((key) => known.has(key)));
  const isUnmoved = base
    .filter((key) => both.has(key))
    .every((key, at) => key === mine.filter((one) => both.has(one))[at]);
  const [order, other] = isUnmoved ? [[...theirs], mine] : [[...mine], theirs];
  for (const [at, key] of other.entries()) {
    if (order.includes(key)) continue;
    const before = other.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}
