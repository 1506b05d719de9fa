import { z } from 'zod';

// GET /api/services/{service}/operations
export const operationsResponseSchema = z.object({
  operations: z.array(z.string()).describe('Span names that it has used, by name'),
  sampled: z
    .number()
    .int()
    .nullable()
    .describe(
      'Null: these are all; else it has used more names than are kept of a service, which are this many',
    ),
});
export type OperationsResponse = z.infer<typeof operationsResponseSchema>;
