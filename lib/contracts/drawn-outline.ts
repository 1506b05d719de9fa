import { z } from 'zod';
import { type TraceOutline, traceOutlineSchema } from './trace-outline';

/** The outline as a page reads it: its columns are looked through in one sweep, value by value zod takes too long. */
export const drawnOutlineSchema = traceOutlineSchema.extend({
  spans: z.custom<TraceOutline['spans']>(isColumns, 'Columns of one length'),
});

const NUMBERS = ['parent', 'start', 'duration', 'service', 'name', 'host', 'kind', 'status'] as const;

function isColumns(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const columns = value as Record<string, unknown>;
  const { id } = columns;
  if (!Array.isArray(id) || !id.every((item) => typeof item === 'string')) return false;
  return NUMBERS.every((name) => {
    const column = columns[name];
    if (!Array.isArray(column) || column.length !== id.length) return false;
    return column.every((item) => typeof item === 'number');
  });
}
