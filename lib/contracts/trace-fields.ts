import { z } from 'zod';

// GET /api/traces/{traceId}/fields
export const traceFieldsResponseSchema = z.object({
  fields: z
    .array(z.object({ name: z.string().describe('As it is typed in a query'), spans: z.number().int() }))
    .describe(
      'Attributes of the spans, their resources and scopes with how many spans have them, most first',
    ),
  truncated: z.boolean().describe('True when there are more fields'),
});
export type TraceFieldsResponse = z.infer<typeof traceFieldsResponseSchema>;
