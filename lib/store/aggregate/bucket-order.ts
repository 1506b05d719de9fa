import type { AggGroup, BucketOrder } from '../../query/aggregate/agg-tree';

/** An order of buckets as SQL over the columns of `x`: those that have no such number come last either way. */
export function orderSql(
  { by, descending }: BucketOrder,
  key: string,
  measures: AggGroup['measures'],
  names: ReadonlyMap<string, readonly string[]>,
): string[] {
  const way = descending ? ' DESC' : '';
  if (by.kind === 'count') return [`x.n${way}`];
  if (by.kind === 'key') return keyOrder(key, way);
  const measure = measures.get(by.measure);
  const parts: readonly unknown[] = measure?.kind === 'stats' ? measure.parts : [];
  const place = parts.length > 0 ? parts.indexOf(by.part) : Number(by.part) || 0;
  const column = names.get(by.measure)?.[place];
  return column === undefined ? [] : [`x.${column}${way} NULLS LAST`];
}

/** Numbers by size, before texts; those by code point. */
export function keyOrder(key: string, way: string, kindFrom = 'x.kind_from', kindTo = 'x.kind_to'): string[] {
  return [
    `CASE WHEN ${kindFrom} = 'n' AND ${kindTo} = 'n' THEN ${key}::numeric END${way}`,
    `${key} COLLATE "C"${way}`,
  ];
}
