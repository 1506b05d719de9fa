import type { RequestContext } from '../contracts/context';
import type { HeatmapAnswer, HeatmapQuestion } from '../contracts/dashboard/panel-question';
import { nowNs } from '../time/time-ns';
import { askHeatmap } from './heatmap-ask';
import { heatmapFromRollup } from './heatmap-from-rollup';
import { sourceOf } from './logs-tree';
import { readSpans } from './read-spans';
import { readSpansQuery, refuseTraceFields } from './read-spans-query';
import { resolveRange } from './resolve-range';
import type { SpansTree } from './spans-from-rows';

/**
 * How often numbers of a field of spans occur, over time; `duration` is in nanoseconds. Throws AppError `bad_request` with the
 * query's diagnostics, `timeout`, `canceled`, `unavailable`.
 */
export async function heatmapSpans(ctx: RequestContext, question: HeatmapQuestion): Promise<HeatmapAnswer> {
  const started = performance.now();
  const now = nowNs();
  const { field, precision } = question;
  const range = resolveRange(question.from, question.to, now);
  const query = readSpansQuery(ctx, question.q, now);
  refuseTraceFields([field]);
  const asked = { ctx, ...query, range, nowNs: now, precision };
  const summed = await heatmapFromRollup(asked, question);
  const {
    answer,
    hints = [],
    ...source
  } = summed ? { answer: summed, estimate: null, read: 'rollup' as const } : await fromSpans(asked, question);
  return {
    ...answer,
    ...source,
    diagnostics: [...query.diagnostics, ...hints],
    tookMs: performance.now() - started,
  };
}

async function fromSpans(asked: Omit<SpansTree, 'tree'>, question: HeatmapQuestion) {
  const { answer, reads, read } = await askHeatmap(question, asked.range, (tree, range) =>
    readSpans({ ...asked, tree, range }),
  );
  const hints = read.approximate.map((message) => ({ severity: 'hint' as const, message, from: 0, to: 0 }));
  return { answer, hints, ...sourceOf(reads) };
}
