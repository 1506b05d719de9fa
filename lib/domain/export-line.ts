import { csvRow } from '../contracts/csv-row';
import type { Log } from '../contracts/log';
import { EXPORT_COLUMNS, type LogExportQuery } from '../contracts/log-export';
import { logValue } from '../query/log-value';
import { zonedIso } from '../time/zoned-iso';

export interface ExportWriter {
  /** Before all lines. */
  head: string;
  line(log: Log): string;
}

/** How an export's format writes its logs. */
export function exportWriter({ format, columns, tz }: LogExportQuery): ExportWriter {
  if (format === 'ndjson') return { head: '', line: (log) => `${JSON.stringify(log)}\n` };
  const names = columns ?? EXPORT_COLUMNS;
  return { head: csvRow(names), line: (log) => csvRow(names.map((name) => cell(log, name, tz))) };
}

function cell(log: Log, name: string, tz: string): string {
  if (name === 'id') return log.id;
  if (name === 'attributes') return JSON.stringify(log.attributes);
  if (name === 'resource') return JSON.stringify(log.resource);
  const value = logValue(log, name);
  if (value === undefined) return '';
  if (value === log.time || value === log.observedTime) return zonedIso(value, tz);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
