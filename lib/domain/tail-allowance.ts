/** What a page shows and keeps at most; no reader and no browser gains from more. */
const BURST = 10_000;
const A_SECOND = 1_000;
const LEAST = 100;

/** How many logs a live tail may send: a burst, and then a thousand a second. */
export class TailAllowance {
  private left = BURST;
  private at: number;

  constructor(nowMs: number) {
    this.at = nowMs;
  }

  /** How many now; never none, so that there is always something to see. */
  now(nowMs: number): number {
    this.left = Math.min(BURST, this.left + ((nowMs - this.at) / 1000) * A_SECOND);
    this.at = nowMs;
    return Math.max(LEAST, Math.floor(this.left));
  }

  spend(logs: number): void {
    this.left = Math.max(0, this.left - logs);
  }
}
