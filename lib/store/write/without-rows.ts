import type { EncodedBatch, RowRange } from './encoded-batch';

/** The range in pieces that leave these rows out. */
export function withoutRows<B extends EncodedBatch>(
  range: RowRange<B>,
  rows: ReadonlySet<number> = new Set(),
): RowRange<B>[] {
  const pieces: RowRange<B>[] = [];
  let { from } = range;
  for (const row of [...rows].sort((a, b) => a - b)) {
    pieces.push({ ...range, from, to: row });
    from = row + 1;
  }
  return [...pieces, { ...range, from }];
}
