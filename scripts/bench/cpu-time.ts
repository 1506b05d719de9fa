import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const TICK_US = 10_000;

interface ProcessTimes {
  parent: number;
  own: number;
  endedChildren: number;
}

/**
 * Microseconds of processor time that a process and its children used so far, ended ones included: on a machine shared
 * with others it says more than the clock. Null where there is no /proc.
 */
export function cpuTimeUs(pid: number): number | null {
  const root = timesOf(pid);
  if (!root) return null;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)))
    .filter((times) => times?.parent === pid);
  const ticks = children.reduce((sum, child) => sum + (child?.own ?? 0), root.own + root.endedChildren);
  return ticks * TICK_US;
}

/** Source: proc_pid_stat(5). The name in brackets may hold anything, so fields count from its end. */
function timesOf(pid: number): ProcessTimes | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, own: user + system, endedChildren: childUser + childSystem };
  } catch {
    return null;
  }
}
