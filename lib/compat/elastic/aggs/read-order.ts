import type { AggBody } from './agg-body';
import type { WrittenBucket } from './agg-model';

export interface WrittenOrder {
  /** `_count`, `_key`, or the path of a metric. */
  path: string;
  descending: boolean;
}

const MAX_ORDERS = 10;

/** The `order` of buckets: one object, or a list of them. */
export function readOrder(body: AggBody, otherwise: WrittenOrder[]): WrittenOrder[] {
  const list = body.list('order', MAX_ORDERS);
  if (list === null) return otherwise;
  return list.map((one) => {
    const entries = typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.entries(one) : [];
    const [entry] = entries;
    if (!entry || entries.length !== 1) throw body.wrong('order', 'must have exactly one member an object');
    const [path, way] = entry;
    const direction = String(way).toLowerCase();
    if (direction !== 'asc' && direction !== 'desc')
      throw body.wrong('order', `has an unknown direction [${direction.slice(0, 80)}]`);
    return { path, descending: direction === 'desc' };
  });
}

/** `stats.max`, `percents[95.0]`, `avg`: the name of a metric, and which of its numbers is meant (null: its only one). */
export function metricPath(
  path: string,
  names: Iterable<string>,
): { name: string; part: string | null } | null {
  const [name] = [...names]
    .filter((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`))
    .sort((a, b) => b.length - a.length);
  if (name === undefined) return null;
  const rest = path
    .slice(name.length)
    .replace(/^\./, '')
    .replace(/^\[['"]?(.*?)['"]?\]$/, '$1');
  return { name, part: rest === '' ? null : rest };
}

/** Buckets of a histogram in the asked order; ties stay ascending. A metric without a value comes last. */
export function inOrder(buckets: WrittenBucket[], orders: readonly WrittenOrder[]): WrittenBucket[] {
  const value = (bucket: WrittenBucket, path: string): number | null => {
    if (path === '_key' || path === '_time') return bucket.at;
    if (path === '_count') return bucket.count;
    const metric = metricPath(path, bucket.aggs.keys());
    return (metric && bucket.aggs.get(metric.name)?.value(metric.part)) ?? null;
  };
  return buckets.toSorted((a, b) => {
    for (const { path, descending } of orders) {
      const [left, right] = [value(a, path), value(b, path)];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return descending ? right - left : left - right;
    }
    return 0;
  });
}
