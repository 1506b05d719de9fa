import { traceHeatmapQuerySchema } from '@/lib/contracts/trace-heatmap';
import { traceHeatmap } from '@/lib/domain/trace-heatmap';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: traceHeatmapQuerySchema }, ({ ctx, query }) => traceHeatmap(ctx, query));
