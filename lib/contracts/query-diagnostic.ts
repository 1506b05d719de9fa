import { z } from 'zod';

/** A remark on a query, placed by character offsets. Errors stop the query; hints say how it was read. */
export const queryDiagnosticSchema = z.object({
  severity: z.enum(['error', 'hint']),
  message: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  fix: z.object({ label: z.string(), text: z.string() }).optional(),
});
export type QueryDiagnostic = z.infer<typeof queryDiagnosticSchema>;
