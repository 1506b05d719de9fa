import { z } from 'zod';
import { logSchema } from './log';
import { queryTextSchema } from './time-range';

// GET /api/logs/tail: server-sent events, each named by `event`, each with JSON of its schema as `data`.
export const logTailQuerySchema = z.object({
  q: queryTextSchema,
  last: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(100)
    .describe('With how many of the newest matching logs it begins'),
  from: z
    .string()
    .min(1)
    .max(64)
    .default('now-1h')
    .describe('The oldest time of these. What arrives later comes whatever its time'),
});
export type LogTailQuery = z.infer<typeof logTailQuerySchema>;

/** `start`: the newest logs of before, oldest first. Comes once, and again where a reconnect came too late. */
export const tailStartSchema = z.object({
  logs: z.array(logSchema),
  gap: z.string().nullable().describe('Set when logs may be missing before these: why'),
});

/** `logs`: what arrived since, oldest first; each log once. */
export const tailLogsSchema = z.object({
  logs: z.array(logSchema),
  skipped: z.number().int().describe('Matching logs that were too many to send'),
  unread: z.number().int().describe('Logs that arrived late and took too long to look through'),
});

/** `trouble`: nothing can be read just now; it goes on without loss as soon as it can. */
export const tailTroubleSchema = z.object({ message: z.string() });

export type TailEvent =
  | { event: 'start'; id: string; data: z.infer<typeof tailStartSchema> }
  | { event: 'logs'; id: string; data: z.infer<typeof tailLogsSchema> }
  | { event: 'trouble'; id: null; data: z.infer<typeof tailTroubleSchema> }
  /** Every few seconds while nothing matches: the line is open, and this is how far it was read. */
  | { event: 'alive'; id: string; data: Record<string, never> };
