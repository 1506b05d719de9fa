import { z } from 'zod';

/** Where a saved thing is kept: a path of folders, `Team/STDF`. Empty: in none. */
export const folderSchema = z
  .string()
  .max(200, 'At most 200 characters')
  .regex(
    /^$|^[^\s/]([^/]*[^\s/])?(\/[^\s/]([^/]*[^\s/])?)*$/,
    'Names of folders with / between, without spaces around them',
  );

export const MAX_TAGS = 20;
export const MAX_TAG_CHARS = 40;
export const tagsSchema = z
  .array(z.string().trim().min(1).max(MAX_TAG_CHARS, `At most ${MAX_TAG_CHARS} characters`))
  .max(MAX_TAGS, `At most ${MAX_TAGS} tags`)
  .overwrite((tags) => [...new Set(tags)]);

/** A random id that a browser keeps: whose draft, whose recent things. Nobody logs in yet. */
export const editorSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, 'Letters, digits, - and _ (8 to 64)')
  .describe('A random id that the browser keeps');

/** POST …/opened: what was opened last is told apart by editor; without one, it is everybody’s. */
export const openedBodySchema = z.strictObject({ editor: editorSchema.optional() });

/** Deleted things can be brought back for so long. */
export const TRASH_DAYS = 30;

/** `true` and `false` of a query parameter. */
export const flagSchema = z.stringbool({ truthy: ['true'], falsy: ['false'] });
