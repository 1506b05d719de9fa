import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** Empties the operating system's page cache, which only root may do, on Linux. @returns whether it was done */
export function dropOsCaches(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    spawnSync('sync');
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}
