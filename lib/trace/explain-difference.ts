import { operationKey } from './observe-operations';
import type { DiffRow, TraceDiff } from './trace-diff';

/** What one operation adds to, or takes off, the time its trace took. */
export interface Contribution {
  /** The row of it that changed most, and in how many rows it is. */
  row: DiffRow;
  rows: number;
  /** Of the critical path, over all of its rows: negative where `b` is faster. */
  changeNs: number;
}

/**
 * What explains that one trace took longer than the other: the operations by how much their time on the critical path
 * changed, the greatest first. Over all of them the changes sum to the change of the critical path, which is the trace's
 * duration where it has one root.
 */
export function explainDifference({ rows }: TraceDiff): Contribution[] {
  const changeOf = (row: DiffRow) => (row.b?.pathNs ?? 0) - (row.a?.pathNs ?? 0);
  const byOperation = new Map<string, Contribution>();
  for (const row of rows) {
    const key = operationKey(row.service, row.operation);
    const known = byOperation.get(key);
    if (!known) {
      byOperation.set(key, { row, rows: 1, changeNs: changeOf(row) });
      continue;
    }
    known.rows++;
    known.changeNs += changeOf(row);
    if (Math.abs(changeOf(row)) > Math.abs(changeOf(known.row))) known.row = row;
  }
  return [...byOperation.values()]
    .filter(({ changeNs }) => changeNs !== 0)
    .sort((x, y) => Math.abs(y.changeNs) - Math.abs(x.changeNs) || x.row.index - y.row.index);
}
