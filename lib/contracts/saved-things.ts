import { z } from 'zod';
import { editorSchema, flagSchema } from './saved-place';

const SAVED_KINDS = ['query', 'dashboard'] as const;
const SAVED_SORTS = ['best', 'updated', 'opened', 'name'] as const;

// GET /api/saved
export const savedThingsQuerySchema = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .describe(
      'Words, all of which a thing has: the beginning of a word is enough, case and accents do not count. Looked for in names, tags, folders, descriptions, query texts, titles and texts of panels (of each thing the first 100,000 characters)',
    ),
  kind: z.enum(SAVED_KINDS).optional(),
  folder: z.string().max(200).optional().describe('In it or in folders of it; `/`: in none'),
  tag: z.string().max(40).optional(),
  pinned: flagSchema.optional(),
  trash: flagSchema.optional().describe('true: only deleted ones'),
  sort: z
    .enum(SAVED_SORTS)
    .default('best')
    .describe(
      'best: by how well they match; equal ones, and all without words: pinned first, then the last changed',
    ),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(20_000).default(0),
  editor: editorSchema.optional().describe('Whose `openedAt`; without: of everybody who names none'),
});
export type SavedThingsQuery = z.infer<typeof savedThingsQuerySchema>;

/** A stretch of a text that matched: UTF-16 offsets, the end is exclusive. */
const marks = z.array(z.tuple([z.number().int(), z.number().int()]));
export type TextMarks = z.infer<typeof marks>;

export const savedThingSchema = z.object({
  kind: z.enum(SAVED_KINDS),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  folder: z.string(),
  tags: z.array(z.string()),
  pinned: z.boolean(),
  builtIn: z.boolean(),
  path: z.string().nullable().describe('Of a query'),
  search: z.string().nullable().describe('Of a query'),
  panels: z.number().int().nullable().describe('Of a dashboard'),
  version: z.number().int().nullable().describe('Of a dashboard'),
  updatedAt: z.string().nullable().describe('Null: ready-made'),
  openedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  matched: z.object({
    name: marks,
    description: marks,
    folder: marks,
    tags: z.array(z.string()).describe('Tags with a word that was looked for'),
    excerpts: z
      .array(
        z.object({
          where: z.enum(['query', 'panel', 'text']),
          title: z.string().describe('Of the panel; empty: of the query itself'),
          text: z.string(),
          marks,
        }),
      )
      .max(3)
      .describe('Where else it matched; of a page of very long things not all are looked through'),
  }),
});
export type SavedThing = z.infer<typeof savedThingSchema>;

export const savedThingsSchema = z.object({
  things: z.array(savedThingSchema),
  total: z.number().int(),
  folders: z
    .array(z.object({ folder: z.string(), count: z.number().int() }))
    .describe(
      'Of all things of this kind that match the words, whatever folder and tag were chosen: the 500 most used',
    ),
  tags: z.array(z.object({ tag: z.string(), count: z.number().int() })).describe('Likewise'),
  tookMs: z.number(),
});
export type SavedThings = z.infer<typeof savedThingsSchema>;
