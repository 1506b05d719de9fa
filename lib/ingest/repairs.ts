/** Counts what had to be changed so that a record could be kept: nothing is cut in silence. */
export class Repairs {
  readonly counts = new Map<string, number>();

  /** @param what plain words, shown to the sender and on the status page: `NUL removed` */
  note(what: string, times = 1): void {
    if (times > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }
}
