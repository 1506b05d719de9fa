import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/** Streams the rows of a CSV file with a header line; `.gz` is decompressed on the way. */
export async function* readCsv(path: string): AsyncGenerator<Record<string, string>> {
  const file = createReadStream(path);
  const parser = parse({ columns: true, bom: true, skip_empty_lines: true, relax_column_count: false });
  const text = path.endsWith('.gz')
    ? file.pipe(createGunzip().on('error', (error) => parser.destroy(error)))
    : file;
  file.on('error', (error) => parser.destroy(error));
  yield* text.pipe(parser) as AsyncIterable<Record<string, string>>;
}
