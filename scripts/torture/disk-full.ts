import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, runTorments } from './run-torments';
import { smallDisk } from './small-disk';
import { openStage } from './stage';
import type { Measure } from './torments';

/**
 * The database's disk fills up under load, stays full and has room again. @returns why it could not be tried
 */
export async function diskFull(
  measure: Measure,
  workers: number,
  onResult: (result: Result) => void,
): Promise<string | null> {
  const disk = await smallDisk();
  if (typeof disk === 'string') return disk;
  try {
    const stage = await openStage(disk.dir);
    try {
      const run = async () => {
        for (let times = 0; times < measure.fills; times++) {
          await sleep(1_000);
          // What is freed meanwhile, by a checkpoint for example, is taken as well.
          const refill = setInterval(() => disk.fill(), 100);
          disk.fill();
          await sleep(measure.fullMs);
          clearInterval(refill);
          disk.free();
        }
      };
      await runTorments(stage, [{ name: 'disk full', run }], { measure, workers }, onResult);
    } finally {
      await stage.close();
    }
  } finally {
    disk.free();
    await disk.remove();
  }
  return null;
}
