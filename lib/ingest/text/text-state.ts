import { z } from 'zod';

const LONGEST = 2000;

const schema = z.object({
  format: z.enum(['jsonl', 'logfmt', 'syslog', 'text']),
  /** Name of the time layout, or its strptime format; null when lines carry no time. */
  layout: z.string().max(100).nullable(),
  maxFrom: z.number().int().min(0).max(1000),
  /** Lines read before. */
  lines: z.number().int().min(0),
  /** Nanoseconds of the last entry that had a time, as decimal text. */
  lastTime: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable(),
});

/** What reading the first slices of a file has shown, for the next. */
export type TextState = z.infer<typeof schema>;

/** A state as an opaque word, to be sent back with the next slice. */
export function writeTextState(state: TextState): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** The state of such a word; null when it is none. */
export function readTextState(word: string): TextState | null {
  if (word.length > LONGEST) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(word, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
