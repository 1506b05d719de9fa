import { csvRow } from '@/lib/contracts/csv-row';

/** Lets the browser save rows that are here already as a CSV file; no cell can be a formula. */
export function saveCsv(fileName: string, rows: Iterable<readonly string[]>): void {
  const parts: string[] = [];
  for (const row of rows) parts.push(csvRow(row));
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
