import { z } from 'zod';
import { folderSchema, tagsSchema } from './saved-place';

/** Of one request; the list sends several where more were chosen. */
export const MAX_BULK = 100;

const placeSchema = z.strictObject({ folder: folderSchema, tags: tagsSchema, pinned: z.boolean() });
export type SavedPlace = z.infer<typeof placeSchema>;

const thing = { kind: z.enum(['query', 'dashboard']), id: z.string().min(1).max(64) };

const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('move'), folder: folderSchema }),
  z.strictObject({ do: z.literal('tag'), add: tagsSchema, remove: tagsSchema }),
  z.strictObject({ do: z.literal('pin'), pinned: z.boolean() }),
  z.strictObject({ do: z.literal('place') }).describe('Each to its `place`'),
  z.strictObject({ do: z.literal('trash') }),
  z.strictObject({ do: z.literal('restore') }),
  z.strictObject({ do: z.literal('purge') }).describe('Out of the trash, for good'),
]);
export type SavedBulkAction = z.infer<typeof actionSchema>;

// POST /api/saved/bulk
export const savedBulkSchema = z.strictObject({
  things: z
    .array(
      z.strictObject({
        ...thing,
        place: placeSchema.partial().optional().describe('For `place` only: what is missing stays'),
      }),
    )
    .min(1)
    .max(MAX_BULK),
  action: actionSchema,
});
export type SavedBulk = z.infer<typeof savedBulkSchema>;

export const savedBulkResultSchema = z.object({
  done: z.array(
    z.object({
      ...thing,
      before: placeSchema.nullable().describe('Where it was, to put it back; null: it was not moved'),
    }),
  ),
  failed: z.array(z.object({ ...thing, message: z.string() })),
});
export type SavedBulkResult = z.infer<typeof savedBulkResultSchema>;
