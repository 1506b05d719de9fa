import type { Log } from '@/lib/contracts/log';

/** What a page keeps of a stream: in the list, and waiting to be let into it. */
export const KEPT_LINES = 10_000;

/**
 * The lines of a live stream: those in the list, newest arrival first, and those that wait while it is held. Each line
 * once, however often it is sent. Arrays are never changed, so that a reader may keep them.
 */
export class LiveLines {
  /** In the list. */
  logs: readonly Log[] = [];
  /** In the order they came. */
  private waitingLogs: Log[] = [];
  private readonly known = new Set<string>();
  private held = false;
  /** Waiting lines that were too many to keep. */
  lost = 0;
  /** Whether lines of the list had to make room. */
  trimmed = false;

  get waiting(): number {
    return this.waitingLogs.length + this.lost;
  }

  /** @param arrived oldest first */
  add(arrived: readonly Log[]): void {
    const fresh = arrived.filter((log) => !this.known.has(log.id));
    for (const log of fresh) this.known.add(log.id);
    if (!this.held) {
      this.show(fresh);
      return;
    }
    for (const log of fresh) this.waitingLogs.push(log);
    const over = this.waitingLogs.length - KEPT_LINES;
    if (over <= 0) return;
    for (const log of this.waitingLogs.splice(0, over)) this.known.delete(log.id);
    this.lost += over;
  }

  /** While it is held, the list stays as it is and lines wait. */
  hold(held: boolean): void {
    if (held === this.held) return;
    this.held = held;
    if (held) return;
    const waiting = this.waitingLogs;
    this.waitingLogs = [];
    if (this.lost > 0) this.trimmed = true;
    this.lost = 0;
    this.show(waiting);
  }

  /** The list is searched anew up to a time: what is before it comes from there. @param to ISO 8601 with nanoseconds */
  restart(to: string): void {
    this.logs = this.logs.filter(({ time }) => time >= to);
    this.waitingLogs = this.waitingLogs.filter(({ time }) => time >= to);
    this.lost = 0;
    this.trimmed = false;
    this.known.clear();
    for (const { id } of [...this.logs, ...this.waitingLogs]) this.known.add(id);
  }

  clear(): void {
    this.restart('\uffff');
  }

  private show(fresh: readonly Log[]): void {
    if (fresh.length === 0) return;
    const all = [...fresh.toReversed(), ...this.logs];
    for (const { id } of all.slice(KEPT_LINES)) this.known.delete(id);
    if (all.length > KEPT_LINES) this.trimmed = true;
    this.logs = all.length > KEPT_LINES ? all.slice(0, KEPT_LINES) : all;
  }
}

/**
 * The list while it is live: lines that came, then the lines of the search. A line is where it came first; where lines
 * between had to make room, those of the search would seem to follow on and are left out.
 */
export function withLiveLines(
  live: readonly Log[],
  trimmed: boolean,
  searched: readonly Log[],
): readonly Log[] {
  if (live.length === 0) return searched;
  if (trimmed) return live;
  const ids = idsOf(searched);
  return [...live.filter(({ id }) => !ids.has(id)), ...searched];
}

const known = new WeakMap<readonly Log[], ReadonlySet<string>>();

/** The searched lines stay the same from one batch of live ones to the next. */
function idsOf(logs: readonly Log[]): ReadonlySet<string> {
  const ids = known.get(logs) ?? new Set(logs.map(({ id }) => id));
  known.set(logs, ids);
  return ids;
}
