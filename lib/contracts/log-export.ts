import { z } from 'zod';
import { queryTextSchema, timeRangeQuerySchema } from './time-range';

/** What an export has where nobody chose columns. */
export const EXPORT_COLUMNS = [
  'time',
  'level',
  'service',
  'trace_id',
  'span_id',
  'body',
  'attributes',
] as const;
const MAX_COLUMNS = 100;

/** Field names with commas between; a name that has one itself is in double quotes, as in the file. */
const columnsSchema = z
  .string()
  .max(16_384)
  .transform((text) =>
    [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)]
      .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '')
      .filter((name) => name !== ''),
  )
  .pipe(z.array(z.string().max(1024)).min(1, 'names no field').max(MAX_COLUMNS));

// GET /api/logs/export
export const logExportQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema,
  format: z
    .enum(['csv', 'ndjson'])
    .default('csv')
    .describe('csv: RFC 4180, UTF-8; ndjson: a whole log a line, as GET /api/logs/{id} gives it'),
  order: z.enum(['newest', 'oldest']).default('newest'),
  columns: columnsSchema
    .optional()
    .describe(
      `Of csv: fields as they are typed in a query, comma between; also attributes, resource (as JSON) and id. Default ${EXPORT_COLUMNS.join(',')}`,
    ),
  tz: z
    .string()
    .max(64)
    .refine(isTimeZone, 'is no time zone of the IANA list, such as Europe/Berlin')
    .default('UTC')
    .describe('Zone of the times of csv'),
});
export type LogExportQuery = z.infer<typeof logExportQuerySchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
