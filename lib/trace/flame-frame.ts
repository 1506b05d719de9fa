/** One box of a flame graph. Frames are stored depth first, so what lies below one is the run `[index, end)`. */
export interface FlameFrame {
  index: number;
  /** Index of the frame above, -1 at the top. */
  parent: number;
  end: number;
  row: number;
  /** Horizontal place in the layout's own unit. */
  from: number;
  to: number;
  service: string;
  name: string;
  /** A span of it, by node index: the one that stands for it in the address. */
  node: number;
  count: number;
  errors: number;
  totalNs: number;
  selfNs: number;
}

export interface FlameLayout {
  frames: FlameFrame[];
  /** The horizontal extent: frames lie in `[0, width]`. */
  width: number;
  rows: number;
  /** Frame index by node index. */
  frameOf: Int32Array;
}

/** The frames above one, from the top down, without itself. */
export function framesAbove(layout: FlameLayout, index: number): FlameFrame[] {
  const above: FlameFrame[] = [];
  for (let at = layout.frames[index]?.parent ?? -1; at !== -1; ) {
    const frame = layout.frames[at];
    if (!frame) break;
    above.push(frame);
    at = frame.parent;
  }
  return above.reverse();
}
