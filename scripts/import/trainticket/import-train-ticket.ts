import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { inBatches } from '../../otlp/in-batches';
import type { WireLog, WireSource, WireSpan } from '../../otlp/otlp-data';
import { OtlpSender } from '../../otlp/send-request';
import { logFromRow, logRowSchema } from './log-row';
import { readCsv } from './read-csv';
import { spanFromRow, spanRowSchema } from './span-row';

const BATCH = 1000;

interface Read<T> {
  records: T[];
  rows: number;
  repeated: number;
  malformed: number;
}

/**
 * Sends the TrainTicket CSVs of a folder over OTLP. Neighbouring minute files overlap: of rows that are equal in every
 * column the first is sent and the others are counted, since they are one span or one line written into two files.
 */
export async function importTrainTicket(folder: string, endpoint: string): Promise<void> {
  const files = (await readdir(folder)).sort().map((name) => join(folder, name));
  const traceFiles = files.filter((file) => /_trace\.csv(\.gz)?$/.test(file));
  const logFiles = files.filter((file) => /_log\.csv(\.gz)?$/.test(file));
  if (traceFiles.length + logFiles.length === 0)
    throw new Error(`${folder} has no *_trace.csv[.gz] or *_log.csv[.gz] files.`);

  const sender = new OtlpSender(endpoint);
  const spans = await readDistinct<WireSpan, typeof spanRowSchema>(traceFiles, spanRowSchema, spanFromRow);
  await inBatches(spans.records, BATCH, 2, (batch) => sender.sendSpans(batch));
  console.log(`spans: ${told(spans)}, ${sender.sentSpans} sent`);

  const logs = await readDistinct<WireLog, typeof logRowSchema>(logFiles, logRowSchema, logFromRow);
  await inBatches(logs.records, BATCH, 2, (batch) => sender.sendLogs(batch));
  console.log(`logs: ${told(logs)}, ${sender.sentLogs} sent`);
  for (const warning of new Set(sender.warnings)) console.warn(`the server says: ${warning}`);
}

function told({ rows, repeated, malformed }: Read<unknown>): string {
  const torn = malformed === 0 ? '' : `, ${malformed} with broken quoting kept as they are`;
  return `${rows} rows, ${repeated} repeated in neighbouring files${torn}`;
}

async function readDistinct<T, Schema extends z.ZodType>(
  files: readonly string[],
  schema: Schema,
  convert: (row: z.infer<Schema>, sources: Map<string, WireSource>) => T,
): Promise<Read<T>> {
  const seen = new Set<string>();
  const sources = new Map<string, WireSource>();
  const records: T[] = [];
  let rows = 0;
  let malformed = 0;
  for (const file of files) {
    const csv = await readCsv(file);
    malformed += csv.malformed;
    for (const raw of csv.rows) {
      rows++;
      const key = JSON.stringify(raw);
      if (seen.has(key)) continue;
      seen.add(key);
      const row = schema.safeParse(raw);
      if (!row.success)
        throw new Error(
          `${file}, row ${rows}: ${row.error.issues[0]?.path.join('.')} is ${row.error.issues[0]?.message}`,
        );
      records.push(convert(row.data, sources));
    }
  }
  return { records, rows, repeated: rows - records.length, malformed };
}
