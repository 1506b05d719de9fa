import { z } from 'zod';

/** What figures were estimated from; null where they are exact. */
export const estimateSchema = z
  .object({
    sampled: z.number().int().describe('Logs the figures were read from'),
    relativeError: z.number().describe('Of the total, at 95 % confidence'),
  })
  .nullable();
