import { criticalPathQuerySchema } from '@/lib/contracts/trace-critical-path';
import { criticalPathOfMany } from '@/lib/domain/critical-path-of-many';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: criticalPathQuerySchema }, ({ ctx, query }) =>
  criticalPathOfMany(ctx, query),
);
