const ROW_BYTES_GUESS = 1_024;

/** Collects rows of text as UTF-8 and remembers where each ends. Lone surrogates become U+FFFD. */
export class RowBuffer {
  private buffer: Buffer;
  private length = 0;
  private count = 0;
  private readonly ends: Uint32Array;
  private readonly indexes: Uint32Array;

  constructor(maxRows: number) {
    this.buffer = Buffer.allocUnsafeSlow(Math.max(1, maxRows) * ROW_BYTES_GUESS);
    this.ends = new Uint32Array(maxRows);
    this.indexes = new Uint32Array(maxRows);
  }

  add(row: string, recordIndex: number): void {
    this.reserve(row.length * 3);
    this.length += this.buffer.write(row, this.length, 'utf8');
    this.ends[this.count] = this.length;
    this.indexes[this.count] = recordIndex;
    this.count++;
  }

  finish(): { rows: Buffer; ends: Uint32Array; recordIndexes: Uint32Array } {
    return {
      rows: this.buffer.subarray(0, this.length),
      ends: this.ends.subarray(0, this.count),
      recordIndexes: this.indexes.subarray(0, this.count),
    };
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }
}
