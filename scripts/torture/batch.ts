/** A batch as the ledger knows it; its records say whose they are in their text. */
export interface Batch {
  name: string;
  records: number;
  timeMs: number;
}

/** What one record of a batch says: a log's body or a span's name. */
export function recordText({ name }: Batch, index: number): string {
  return `torture ${name} ${index}`;
}

/** One item for each record. */
export function eachRecord<T>(batch: Batch, make: (text: string, index: number) => T): T[] {
  return Array.from({ length: batch.records }, (_, index) => make(recordText(batch, index), index));
}
