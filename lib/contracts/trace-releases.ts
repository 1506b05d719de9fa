import { z } from 'zod';

// GET /api/traces/compare/releases
export const traceReleasesResponseSchema = z.object({
  services: z
    .array(
      z.object({
        service: z.string(),
        versions: z.array(z.string()).describe('service.version, the last to appear first; at most 50'),
      }),
    )
    .describe('Those that were seen with a version, most versions first; at most 500'),
});
export type TraceReleasesResponse = z.infer<typeof traceReleasesResponseSchema>;
