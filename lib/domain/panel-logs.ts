import type { RequestContext } from '../contracts/context';
import type { PanelAnswer, PanelQuestion } from '../contracts/dashboard/panel-question';
import { nowNs } from '../time/time-ns';
import { comparedRange } from './compared-range';
import { readLogsTree, sourceOf } from './logs-tree';
import { askPanel, periodBefore } from './panel-ask';
import { readQuery } from './read-query';
import { resolveRange } from './resolve-range';
import { sampleRemarks } from './sample-remarks';

const YOUNG = 'There is nothing to compare with: the logs begin later.';

/**
 * The figures of a panel over logs. Throws AppError `bad_request` with the query's diagnostics, `timeout`, `canceled`,
 * `unavailable`.
 */
export async function panelLogs(ctx: RequestContext, question: PanelQuestion): Promise<PanelAnswer> {
  const started = performance.now();
  const now = nowNs();
  const { compare, zone, precision, measures, by } = question;
  const range = resolveRange(question.from, question.to, now);
  const { predicate, diagnostics } = readQuery(ctx, question.q, now, 'log');
  const before = compare && (await comparedRange(ctx, range, periodBefore(range, { compare, zone })));
  const asked = await askPanel(question, { range, before, nowNs: now }, (tree, period) =>
    readLogsTree(ctx, { tree, predicate, range: period, nowNs: now, precision }),
  );
  const isYoung = compare !== null && before === null;
  const { sample } = asked.now;
  const remarks = sample
    ? sampleRemarks(measures, { hasGroups: by.length > 0, standsFor: sample.standsFor })
    : [];
  return {
    ...asked.answer,
    groups: sample ? null : asked.answer.groups,
    approximate: [...asked.answer.approximate, ...remarks, ...(isYoung ? [YOUNG] : [])],
    ...sourceOf(asked.before ? [asked.now, asked.before] : [asked.now]),
    diagnostics,
    tookMs: performance.now() - started,
  };
}
