import type { RequestContext } from '../contracts/context';
import type { PanelAnswer, PanelQuestion } from '../contracts/dashboard/panel-question';
import { hasSpans } from '../store/rollup/has-spans';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { comparedRange } from './compared-range';
import { wholeMinutes } from './counted-period';
import { sourceOf } from './logs-tree';
import { askPanel, periodBefore } from './panel-ask';
import { readSpans } from './read-spans';
import { readSpansQuery, refuseTraceFields } from './read-spans-query';
import { resolveRange } from './resolve-range';
import { sampleRemarks } from './sample-remarks';

/**
 * The figures of a panel over spans; a span is in the range that it starts in. Throws AppError `bad_request` with the query's
 * diagnostics, `timeout`, `canceled`, `unavailable`.
 */
export async function panelSpans(ctx: RequestContext, question: PanelQuestion): Promise<PanelAnswer> {
  const started = performance.now();
  const now = nowNs();
  const { measures, by, compare, zone, precision } = question;
  const range = resolveRange(question.from, question.to, now);
  const query = readSpansQuery(ctx, question.q, now);
  refuseTraceFields([...by, ...measures.flatMap((one) => ('field' in one ? [one.field] : []))]);
  const before =
    compare && (await comparedRange(ctx, range, periodBefore(range, { compare, zone }), hasSpansIn));
  const { answer, ...periods } = await askPanel(question, { range, before, nowNs: now }, (tree, period) =>
    readSpans({ ctx, ...query, tree, range: period, nowNs: now, precision }),
  );
  const reads = periods.before ? [periods.now, periods.before] : [periods.now];
  const sample = reads.find((read) => read.sample !== null)?.sample ?? null;
  const isYoung = compare !== null && before === null;
  const remarks = [
    ...(isYoung ? ['There is nothing to compare with: the spans begin later.'] : []),
    ...reads.flatMap(({ approximate }) => approximate),
    ...(sample ? sampleRemarks(measures, { hasGroups: by.length > 0, standsFor: sample.standsFor }) : []),
  ];
  return {
    ...answer,
    groups: periods.now.sample ? null : answer.groups,
    approximate: [...new Set([...answer.approximate, ...remarks])],
    ...sourceOf(reads),
    diagnostics: query.diagnostics,
    tookMs: performance.now() - started,
  };
}

async function hasSpansIn(ctx: RequestContext, range: TimeRange): Promise<boolean> {
  return await hasSpans(ctx, wholeMinutes(range, range.toNs));
}
