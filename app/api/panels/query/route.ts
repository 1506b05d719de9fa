import { panelQuestionSchema } from '@/lib/contracts/dashboard/panel-question';
import { panelQuery } from '@/lib/domain/panel-query';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute({ body: panelQuestionSchema }, ({ ctx, body }) => panelQuery(ctx, body));
