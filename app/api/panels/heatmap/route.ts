import { heatmapQuestionSchema } from '@/lib/contracts/dashboard/panel-question';
import { heatmapQuery } from '@/lib/domain/heatmap-query';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute({ body: heatmapQuestionSchema }, ({ ctx, body }) => heatmapQuery(ctx, body));
