import type { RequestContext } from '../contracts/context';
import type { PanelAnswer, PanelQuestion } from '../contracts/dashboard/panel-question';
import { panelLogs } from './panel-logs';
import { panelSpans } from './panel-spans';
import { inPanelTurn } from './panel-turns';

/** The figures of a panel. Throws AppError `bad_request` with the query's diagnostics, `timeout`, `unavailable`. */
export async function panelQuery(ctx: RequestContext, question: PanelQuestion): Promise<PanelAnswer> {
  const answer = question.source === 'logs' ? panelLogs : panelSpans;
  return await inPanelTurn(ctx, question.precision, () => answer(ctx, question));
}
