import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const LIMIT_BYTES = 8 * 1024 ** 2;

/**
 * Keeps a log that another process appends to below twice 8 MiB: when full, it moves to `<file>.1` and starts over.
 * @param {string} file
 */
export function boundLog(file) {
  if (!existsSync(file) || statSync(file).size < LIMIT_BYTES) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file, 0);
}

/**
 * The last bytes of a file from `start` on, '' when there is none.
 * @param {string} file
 * @param {number} [start]
 */
export function readTail(file, start = 0) {
  if (!existsSync(file)) return '';
  const size = statSync(file).size;
  const from = Math.max(0, size < start ? 0 : start, size - 16_384);
  const buffer = Buffer.alloc(size - from);
  const handle = openSync(file, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, from));
  } finally {
    closeSync(handle);
  }
}
