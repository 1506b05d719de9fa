import { z } from 'zod';

const timeText = z
  .string()
  .min(1)
  .max(64)
  .describe('ISO 8601, epoch (s, ms, µs or ns by size), or date math such as now-1h or now/d');

/** `from` is inclusive, `to` exclusive. */
export const timeRangeQuerySchema = z.object({
  from: timeText.default('now-1h'),
  to: timeText.default('now'),
});

/** The range a request was resolved to, ISO 8601 with nanoseconds. */
export const resolvedRangeSchema = z.object({ from: z.string(), to: z.string() });
export type ResolvedRange = z.infer<typeof resolvedRangeSchema>;

export const queryTextSchema = z
  .string()
  .max(16_384)
  .default('')
  .describe('Search language: level:ERROR AND service:"stdf-parser"');
