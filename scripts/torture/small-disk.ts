import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const SIZE_MIB = 512;
const PIECE = Buffer.alloc(1024 * 1024);

export interface SmallDisk {
  /** For a data directory. */
  dir: string;
  /** Leaves no room. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
  remove(): Promise<void>;
}

/** A file system of its own in memory, for which Linux wants root; else the reason why there is none. */
export async function smallDisk(): Promise<SmallDisk | string> {
  const mountPoint = await mkdtemp(path.join(os.tmpdir(), 'throughline-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m`, 'tmpfs', mountPoint], { stdio: 'pipe' });
  } catch (error) {
    await rmdir(mountPoint);
    return `a small file system cannot be mounted here (${String(error).split('\n')[0]}): it takes root on Linux`;
  }
  const ballast = path.join(mountPoint, 'ballast');
  const dir = path.join(mountPoint, 'data');
  mkdirSync(dir);
  return {
    dir,
    fill: () => fill(ballast, mountPoint),
    free: () => rmSync(ballast, { force: true }),
    remove: async () => {
      execFileSync('umount', [mountPoint], { stdio: 'pipe' });
      await rmdir(mountPoint);
    },
  };
}

function fill(file: string, mountPoint: string): void {
  const handle = openSync(file, 'a');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(mountPoint);
      if (bavail === 0) return;
      writeSync(handle, PIECE, 0, Math.min(PIECE.length, bavail * bsize));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
