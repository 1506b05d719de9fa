import type { DiffRow } from './trace-diff';

export interface DiffView {
  /** Rows that are closed. */
  closed: ReadonlySet<number>;
  onlyDifferences: boolean;
  /** Rows whose service or operation holds this text, with what is above them; empty: all. */
  find: string;
}

/** Indexes of the rows in sight, in order. A row without a difference stays where one below it has one. */
export function visibleDiffRows(rows: readonly DiffRow[], view: DiffView): number[] {
  const wanted = view.find.trim().toLowerCase();
  const meets = (row: DiffRow) =>
    wanted === '' || `${row.service} ${row.operation}`.toLowerCase().includes(wanted);
  const keep = new Uint8Array(rows.length);
  for (const row of rows.toReversed()) {
    const isOne = meets(row) && (!view.onlyDifferences || row.marks.length > 0);
    if (isOne) keep[row.index] = 1;
    if (keep[row.index] === 1 && row.parent >= 0) keep[row.parent] = 1;
  }
  const visible: number[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at];
    if (!row) break;
    if (keep[at] === 0) {
      at = row.subtreeEnd;
      continue;
    }
    visible.push(at);
    at = view.closed.has(at) ? row.subtreeEnd : at + 1;
  }
  return visible;
}
