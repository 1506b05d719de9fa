import type { FlameFrame, FlameLayout } from '@/lib/trace/flame-frame';

/** Frame indexes of each row from left to right: what is drawn, hit and stepped through. */
export type FlameRows = readonly Int32Array[];

export function flameRows({ frames, rows }: FlameLayout): FlameRows {
  const lists: number[][] = Array.from({ length: rows }, () => []);
  for (const frame of frames) lists[frame.row]?.push(frame.index);
  return lists.map((list) => {
    const row = Int32Array.from(list);
    const from = (index: number) => frames[index]?.from ?? 0;
    return row.sort((a, b) => from(a) - from(b) || a - b);
  });
}

/** Position in a row of the first frame that ends after `at`; the row's length when none does. */
export function firstAfter(frames: readonly FlameFrame[], row: Int32Array, at: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[row[middle] ?? -1]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The frame at a place, or within `slack` of it (frames narrower than a pixel are drawn a pixel wide); null: none. */
export function frameAt(
  { frames }: FlameLayout,
  row: Int32Array | undefined,
  at: number,
  slack: number,
): FlameFrame | null {
  if (!row) return null;
  const next = firstAfter(frames, row, at);
  const frame = frames[row[next] ?? -1];
  if (frame && frame.from <= at) return frame;
  const before = frames[row[next - 1] ?? -1];
  if (before && at - before.to < slack) return before;
  return frame && frame.from - at < slack ? frame : null;
}

/** The frame that an arrow key leads to from this one; null: there is none. */
export function frameBeside(
  { frames }: FlameLayout,
  rows: FlameRows,
  index: number,
  key: string,
): FlameFrame | null {
  const frame = frames[index];
  if (!frame) return frames[0] ?? null;
  if (key === 'ArrowUp') return frames[frame.parent] ?? null;
  // The one below begins where it does: depth first, it is the next.
  if (key === 'ArrowDown') return index + 1 < frame.end ? (frames[index + 1] ?? null) : null;
  const row = rows[frame.row];
  const at = row?.indexOf(index) ?? -1;
  return frames[row?.[at + (key === 'ArrowLeft' ? -1 : 1)] ?? -1] ?? null;
}
