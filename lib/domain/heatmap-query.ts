import type { RequestContext } from '../contracts/context';
import type { HeatmapAnswer, HeatmapQuestion } from '../contracts/dashboard/panel-question';
import { heatmapLogs } from './heatmap-logs';
import { heatmapSpans } from './heatmap-spans';
import { inPanelTurn } from './panel-turns';

/** The cells of a heatmap. Throws AppError `bad_request` with the query's diagnostics, `timeout`, `unavailable`. */
export async function heatmapQuery(ctx: RequestContext, question: HeatmapQuestion): Promise<HeatmapAnswer> {
  const answer = question.source === 'logs' ? heatmapLogs : heatmapSpans;
  return await inPanelTurn(ctx, question.precision, () => answer(ctx, question));
}
