import { z } from 'zod';
import { isTimeZone } from '../time/zone-offset';
import { jsonlIngestResponseSchema } from './jsonl-ingest';

// POST /api/ingest/text
export const TEXT_FORMATS = ['auto', 'jsonl', 'logfmt', 'syslog', 'text'] as const;

export const textIngestQuerySchema = z.strictObject({
  format: z.enum(TEXT_FORMATS).default('auto').describe('auto: found from the first lines'),
  service: z.string().max(256).optional().describe('For lines that name none'),
  environment: z.string().max(256).optional().describe('For lines that name none'),
  file: z.string().max(256).optional().describe('Name of the file: log.file.name of its logs'),
  timeFormat: z
    .string()
    .max(100)
    .optional()
    .describe(
      'How lines write their time: a layout by name (iso, access, go, syslog, epoch …) or as strptime has it (%d.%m.%Y %H:%M:%S,%f). By default it is found',
    ),
  timeZone: z
    .string()
    .refine(isTimeZone, 'is no time zone of the IANA list')
    .default('UTC')
    .describe('Of times without an offset, e.g. Europe/Paris'),
  time: z
    .string()
    .max(40)
    .optional()
    .describe(
      'When the file was written last: of lines before any time, for the year that a layout leaves out, and for its date. ISO 8601 or an epoch; by default now',
    ),
  more: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: more of the file follows. The next slice begins after `consumedBytes` and brings `state`'),
  state: z.string().max(2000).optional().describe('`state` of the answer to the slice before'),
});
export type TextIngestQuery = z.input<typeof textIngestQuerySchema>;

export const textIngestResponseSchema = jsonlIngestResponseSchema.extend({
  read: z.object({
    format: z.enum(['jsonl', 'logfmt', 'syslog', 'text']),
    timeFormat: z.string().nullable().describe('Null when lines carry no time, or name it in a field'),
    timeZone: z.string(),
  }),
  times: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .describe('Of the first and the last log of this request, ISO 8601; null when there is none'),
  untimed: z.boolean().describe('True when entries had no time at all and took that of their arrival'),
  lines: z.number().int().describe('Of the file up to here'),
  consumedBytes: z
    .number()
    .int()
    .describe('0 when not even one line was whole: send a larger slice. Only with `more` less than all'),
  state: z.string(),
});
export type TextIngestResponse = z.infer<typeof textIngestResponseSchema>;
