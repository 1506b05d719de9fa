import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSet } from './fill';

/** Changes when the generator writes other rows: what was filled before is then no longer what is asked for. */
const VERSION = 1;
const NAME = 'bench-data.json';

interface Filled extends DataSet {
  version: number;
}

/** The data set that a kept directory holds in full; null when there is none of that size. */
export function keptDataSet(directory: string | undefined, rows: number): DataSet | null {
  if (!directory) return null;
  const file = join(directory, NAME);
  if (!existsSync(file)) return null;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Filled;
  if (kept.version === VERSION && kept.rows === rows) return { rows, endMs: kept.endMs };
  throw new Error(
    `${directory} holds ${kept.rows} logs of generator ${kept.version}: remove it or name another.`,
  );
}

/** Notes that the directory is filled; called last, so that a fill cut short is never taken for a whole one. */
export function noteDataSet(directory: string | undefined, { rows, endMs }: DataSet): void {
  if (!directory) return;
  const filled: Filled = { version: VERSION, rows, endMs };
  writeFileSync(join(directory, NAME), JSON.stringify(filled));
}
