import { QUANTILE_ERROR } from '../store/rollup/duration-quantile';
import type { PeriodRead } from './panel-ask';
import { asksDurations, ranksByDurations } from './read-operations';
import { RollupGroups, textOf } from './rollup-groups';
import { rollupQuestion } from './rollup-question';
import type { SpansTree } from './spans-from-rows';
import { type RollupRows, withRollup } from './with-rollup';

/** Counts by duration that are held at a time. */
const MOST_HELD = 20_000;

export interface RollupRead extends PeriodRead {
  /** What is not exact, in words. */
  approximate: string[];
}

/**
 * The answer to a panel's tree from the sums of operations: whole minutes from the rollup, both ends of the range from the
 * spans. Exact but for percentiles. Null where they cannot answer.
 */
export async function spansFromRollup(asked: SpansTree): Promise<RollupRead | null> {
  const question = rollupQuestion(asked.tree, asked.ast);
  const answer = question && (await withRollup(asked, question, putTogether));
  if (!question || !answer) return null;
  const { read, isOpen } = answer.found;
  return {
    ...read,
    approximate: [...(asksDurations(question) ? percentileRemarks(isOpen) : []), ...answer.remarks],
  };
}

function percentileRemarks(isOpen: boolean): string[] {
  const error = `Percentiles are read from counts by duration: off by at most ${Math.round(QUANTILE_ERROR * 100)} %.`;
  return isOpen
    ? [error, 'Durations of over 15 min are one class: percentiles among them are not known.']
    : [error];
}

/** Null: more groups and buckets than are held at a time. */
async function putTogether({
  asked: { question, times },
  rows,
  ends,
}: RollupRows): Promise<{ read: PeriodRead; isOpen: boolean } | null> {
  const durations = asksDurations(question);
  const byDurations = ranksByDurations(question);
  const totals = new RollupGroups(question, [], byDurations);
  const all = [...rows.totals, ...ends];
  if (byDurations && new Set(all.map(({ values }) => textOf(values))).size > MOST_HELD) return null;
  for (const row of all) totals.add(row);
  const ranked = totals.ranked();
  if (durations && (ranked.length + 2) * Math.max(1, times.starts.length) > MOST_HELD) return null;
  const listed = new Set(ranked);
  const shown = new RollupGroups(question, times.starts, durations);
  const whole = new RollupGroups(question, times.starts, durations);
  const over = await rows.over(listed);
  for (const row of [...over, ...ends]) if (listed.has(textOf(row.values))) shown.add(row);
  for (const row of [...(rows.whole ? await rows.whole() : over), ...ends]) whole.add({ ...row, values: [] });
  return { read: shown.result(ranked, whole, totals.size), isOpen: whole.isOpen };
}
