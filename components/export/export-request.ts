import { EXPORT_COLUMNS } from '@/lib/contracts/log-export';
import { queryString } from '@/lib/http/client';

export interface ExportChoice {
  format: 'csv' | 'ndjson';
  /** Of CSV: those of the list, or everything a line carries. */
  columns: 'shown' | 'all';
}

export interface ExportInput {
  q: string;
  /** ISO 8601 with nanoseconds. */
  from: string;
  to: string;
  order: 'newest' | 'oldest';
  /** Fields of the list, as they are typed in a query. */
  fields: readonly string[];
  /** IANA name of the zone that times are shown in. */
  timeZone: string;
}

const ALL = [...EXPORT_COLUMNS, 'resource'];

/** The address of the file, without an origin. */
export function exportUrl(input: ExportInput, { format, columns }: ExportChoice): string {
  const { q, from, to, order, fields, timeZone } = input;
  const csv =
    format === 'csv'
      ? {
          columns: (columns === 'shown' ? ['time', ...fields] : ALL).map(quoteName).join(','),
          tz: timeZone === 'UTC' ? undefined : timeZone,
        }
      : {};
  return `/api/logs/export?${queryString({ format, q, from, to, order, ...csv })}`;
}

/** A command that fails where the file would not be whole. */
export function exportCommand(url: string): string {
  return `curl --fail --compressed --remote-name --remote-header-name '${url.replaceAll("'", '%27')}'`;
}

function quoteName(name: string): string {
  return /[",]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
