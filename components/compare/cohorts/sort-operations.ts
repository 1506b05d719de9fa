import type { CompareOperation } from '@/lib/contracts/trace-compare';
import type { CompareState } from '@/lib/url/compare';

/** The rows in the order asked for: by impact as it is shown, or by how much one figure changed, the sure changes first. */
export function sortOperations(
  rows: readonly CompareOperation[],
  sort: CompareState['sort'],
): readonly CompareOperation[] {
  // Rows of the same impact stay as they came: the sure changes first.
  if (sort === 'impact') return rows.toSorted((a, b) => b.impact - a.impact);
  const size = (row: CompareOperation) => Math.abs(row.changes[sort].change ?? 0);
  return rows.toSorted(
    (a, b) => Number(b.changes[sort].significant) - Number(a.changes[sort].significant) || size(b) - size(a),
  );
}
