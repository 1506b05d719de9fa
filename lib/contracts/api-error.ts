import { z } from 'zod';

/** The body of every error under /api. */
export const apiErrorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().describe('What went wrong and what to do'),
    requestId: z.string(),
    details: z.unknown().optional(),
  }),
});
