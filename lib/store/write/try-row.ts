import type { CopyRowBuffer } from './copy-row-buffer';

/**
 * Encodes one row. A number that its column cannot hold costs this record only.
 * @returns why the record was not taken, or null
 */
export function tryRow(rows: CopyRowBuffer, recordIndex: number, encode: () => unknown): string | null {
  try {
    encode();
    rows.endRow(recordIndex);
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    rows.abandonRow();
    return `A number in it is out of range: ${error.message}`;
  }
}
