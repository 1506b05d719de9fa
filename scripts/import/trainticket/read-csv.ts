import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import Papa from 'papaparse';

export interface CsvFile {
  rows: Record<string, string>[];
  /** Rows whose quoting is broken (a torn write); they are read as far as they go and are among `rows`. */
  malformed: number;
}

/** Reads a CSV file with a header line; `.gz` is decompressed. Throws when a row has not the header's columns. */
export async function readCsv(path: string): Promise<CsvFile> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const wrong = errors.find((error) => error.type !== 'Quotes');
  if (wrong) throw new Error(`${path}, row ${wrong.row}: ${wrong.message}`);
  return { rows: data, malformed: new Set(errors.map((error) => error.row)).size };
}
