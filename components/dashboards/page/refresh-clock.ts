/** What speaks for or against a refresh now. */
interface RefreshMoment {
  nowMs: number;
  /** Null or 0: never by itself. */
  seconds: number | null;
  /** Of what is shown; another one: it was asked anew, by whoever. */
  asked: unknown;
  /** Questions of panels are on their way, or wait for their turn. */
  loading: boolean;
  /** A person is at something that new figures would disturb. */
  held: boolean;
}

/**
 * Says when a dashboard is to be refreshed: so long after its panels were loaded, not after they were asked. A refresh
 * therefore never restarts a question nor overtakes a panel that waits, however slow they are.
 */
export class RefreshClock {
  private restMs: number;

  constructor(
    nowMs: number,
    private asked: unknown,
  ) {
    this.restMs = nowMs;
  }

  /** Whether a refresh is due; then it counts as done. */
  isDue({ nowMs, seconds, asked, loading, held }: RefreshMoment): boolean {
    if (loading || asked !== this.asked) {
      this.asked = asked;
      this.restMs = nowMs;
      return false;
    }
    if (seconds === null || seconds <= 0 || held || nowMs - this.restMs < seconds * 1000) return false;
    this.restMs = nowMs;
    return true;
  }
}
