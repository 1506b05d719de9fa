import type { SiblingFold } from '@/lib/trace/fold-siblings';
import type { TraceModel } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';

/** A stretch of a folded row in which members run, in percent of the view. */
export interface FoldStripe {
  left: number;
  width: number;
  isError: boolean;
  /** How many run there, against the fullest stretch: 0 to 1. */
  share: number;
}

const STRIPE_PX = 4;

/** Where the members of a fold run, in stripes a few pixels wide, however many they are; neighbours alike are one. */
export function foldStripes(
  fold: SiblingFold,
  model: TraceModel,
  view: TraceViewRange,
  widthPx: number,
): FoldStripe[] {
  const cells = Math.max(1, Math.floor(widthPx / STRIPE_PX));
  const running = new Int32Array(cells + 1);
  const failed = new Uint8Array(cells);
  const scale = cells / (view.toNs - view.fromNs);
  for (const index of fold.members) {
    const node = model.nodes[index];
    if (!node || node.endNs < view.fromNs || node.startNs > view.toNs) continue;
    const from = Math.min(cells - 1, Math.max(0, Math.floor((node.startNs - view.fromNs) * scale)));
    const to = Math.min(cells - 1, Math.max(from, Math.ceil((node.endNs - view.fromNs) * scale) - 1));
    running[from] = (running[from] ?? 0) + 1;
    running[to + 1] = (running[to + 1] ?? 0) - 1;
    if (node.isError) failed.fill(1, from, to + 1);
  }
  for (let at = 1; at < cells; at++) running[at] = (running[at] ?? 0) + (running[at - 1] ?? 0);
  const most = running.subarray(0, cells).reduce((a, b) => Math.max(a, b), 1);
  const stripes: FoldStripe[] = [];
  for (let from = 0; from < cells; ) {
    let to = from + 1;
    while (to < cells && running[to] === running[from] && failed[to] === failed[from]) to++;
    const count = running[from] ?? 0;
    if (count > 0) {
      const place = { left: (from / cells) * 100, width: ((to - from) / cells) * 100 };
      stripes.push({ ...place, isError: failed[from] === 1, share: count / most });
    }
    from = to;
  }
  return stripes;
}
