const WINDOW_MS = 5_000;

/** How many lines a second came over the last five seconds, or since it began. */
export class LiveRate {
  private readonly arrivals: { atMs: number; lines: number }[] = [];

  constructor(private readonly beganMs: number) {}

  add(lines: number, nowMs: number): void {
    if (lines > 0) this.arrivals.push({ atMs: nowMs, lines });
  }

  perSecond(nowMs: number): number {
    while (this.arrivals[0] && this.arrivals[0].atMs < nowMs - WINDOW_MS) this.arrivals.shift();
    const lines = this.arrivals.reduce((sum, arrival) => sum + arrival.lines, 0);
    return lines / (Math.max(1_000, Math.min(WINDOW_MS, nowMs - this.beganMs)) / 1_000);
  }
}
