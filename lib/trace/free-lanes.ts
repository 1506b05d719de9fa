/** Below this many lanes looking through them all is quicker than a tree. */
const FEW = 16;

/** Lanes side by side, of which each holds one thing at a time; finds the first free one of thousands in O(log n). */
export class FreeLanes {
  private readonly size: number;
  /** A tree of the earliest end in each half; the leaves from `size` on are the lanes. Few lanes: only these. */
  private readonly ends: Float64Array;

  /** `lanes`: as many as things will be taken, so that one is always free. */
  constructor(lanes: number) {
    this.size = lanes <= FEW ? 0 : 2 ** Math.ceil(Math.log2(lanes));
    this.ends = new Float64Array(lanes <= FEW ? lanes : 2 * this.size).fill(Number.NEGATIVE_INFINITY);
  }

  /** The first lane that is free at `from`, taken until `to`. What has no length takes its instant all the same. */
  take(from: number, to: number): number {
    const until = Math.max(to, from + 1);
    if (this.size === 0) {
      const lane = this.ends.findIndex((end) => end <= from);
      this.ends[lane] = until;
      return lane;
    }
    let at = 1;
    while (at < this.size) at = this.endAt(2 * at) <= from ? 2 * at : 2 * at + 1;
    this.ends[at] = until;
    const lane = at - this.size;
    for (at >>= 1; at >= 1; at >>= 1) this.ends[at] = Math.min(this.endAt(2 * at), this.endAt(2 * at + 1));
    return lane;
  }

  private endAt(at: number): number {
    return this.ends[at] ?? Number.POSITIVE_INFINITY;
  }
}
