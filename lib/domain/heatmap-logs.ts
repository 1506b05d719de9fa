import type { RequestContext } from '../contracts/context';
import type { HeatmapAnswer, HeatmapQuestion } from '../contracts/dashboard/panel-question';
import { nowNs } from '../time/time-ns';
import { askHeatmap } from './heatmap-ask';
import { readLogsTree, sourceOf } from './logs-tree';
import { readQuery } from './read-query';
import { resolveRange } from './resolve-range';

/**
 * How often numbers of a field of logs occur, over time. Throws AppError `bad_request` with the query's diagnostics,
 * `timeout`, `canceled`, `unavailable`.
 */
export async function heatmapLogs(ctx: RequestContext, question: HeatmapQuestion): Promise<HeatmapAnswer> {
  const started = performance.now();
  const now = nowNs();
  const { precision } = question;
  const range = resolveRange(question.from, question.to, now);
  const { predicate, diagnostics } = readQuery(ctx, question.q, now, 'log');
  const { reads, answer } = await askHeatmap(question, range, (tree, period) =>
    readLogsTree(ctx, { tree, predicate, range: period, nowNs: now, precision }),
  );
  return { ...answer, ...sourceOf(reads), diagnostics, tookMs: performance.now() - started };
}
