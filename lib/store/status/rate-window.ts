const SECONDS = 60;

/** Events a second over the last minute, in sixty one-second cells. */
export class RateWindow {
  private readonly cells = new Float64Array(SECONDS);
  private newest = 0;
  private readonly startedSecond: number;

  constructor(private readonly now: () => number = Date.now) {
    this.startedSecond = Math.floor(now() / 1000);
    this.newest = this.startedSecond;
  }

  add(count: number): void {
    const second = this.advance();
    const cell = second % SECONDS;
    this.cells[cell] = (this.cells[cell] ?? 0) + count;
  }

  /** The mean over the last sixty seconds, or since the start when that is shorter. */
  perSecond(): number {
    const second = this.advance();
    const span = Math.min(SECONDS, second - this.startedSecond + 1);
    return this.cells.reduce((sum, cell) => sum + cell, 0) / span;
  }

  private advance(): number {
    const second = Math.max(this.newest, Math.floor(this.now() / 1000));
    const passed = Math.min(SECONDS, second - this.newest);
    for (let i = 1; i <= passed; i++) this.cells[(second - passed + i) % SECONDS] = 0;
    this.newest = second;
    return second;
  }
}
