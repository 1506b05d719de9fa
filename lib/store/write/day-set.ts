const MINUTES_A_DAY = 1_440;

/** One time of each UTC day that was added: all that the partitions need to know, since they begin and end with days. */
export class DaySet {
  private readonly days = new Map<number, bigint>();

  /** @param minute whole minutes since the epoch; `time` the nanoseconds it was taken from */
  add(minute: number, time: bigint): void {
    const day = Math.floor(minute / MINUTES_A_DAY);
    if (!this.days.has(day)) this.days.set(day, time);
  }

  times(): bigint[] {
    return [...this.days.values()];
  }
}
