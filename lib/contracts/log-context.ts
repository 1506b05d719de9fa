import { z } from 'zod';
import { logSchema } from './log';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, resolvedRangeSchema } from './time-range';

const cursor = z.string().max(200).optional();

// GET /api/logs/{id}/context
export const logContextQuerySchema = z.object({
  scope: z
    .enum(['service', 'host', 'trace', 'all'])
    .default('service')
    .describe('host: what `host` of the answer names'),
  q: queryTextSchema.describe('Only surrounding lines that match; the line itself is always there'),
  limit: z.coerce.number().int().min(1).max(500).default(20).describe('On each side'),
  before: cursor.describe(
    '`older.nextCursor`: only what is older still; without `after`, `after` stays empty',
  ),
  after: cursor.describe(
    '`newer.nextCursor`: only what is newer still; without `before`, `before` stays empty',
  ),
});

const sideSchema = z.object({
  nextCursor: z.string().nullable().describe('Null when nothing more is within the range'),
  searchedTo: z
    .string()
    .nullable()
    .describe('Set when a time limit stopped the search: nothing beyond this time was read'),
});

export const logContextResponseSchema = z.object({
  before: z.array(logSchema).describe('Older lines, oldest first'),
  log: logSchema,
  after: z.array(logSchema).describe('Newer lines, oldest first'),
  older: sideSchema,
  newer: sideSchema,
  range: resolvedRangeSchema.describe('How far its surroundings reach: a week to each side'),
  host: z
    .object({ field: z.string(), value: z.string() })
    .nullable()
    .describe(
      'What scope=host means for this line: host.name, else the pod, else the container; null: it has none',
    ),
  diagnostics: z.array(queryDiagnosticSchema),
});
export type LogContextQuery = z.infer<typeof logContextQuerySchema>;
export type LogContextResponse = z.infer<typeof logContextResponseSchema>;
