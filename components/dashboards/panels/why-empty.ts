import { formatCount } from '@/components/charts/format-count';
import type { AskingPanel, PanelOf } from '@/lib/contracts/dashboard/panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { PanelFigures } from './panel-figures';

/** Why there is nothing to draw, and what to do; null: there is something. */
export function whyEmpty(
  panel: AskingPanel,
  figures: PanelFigures,
  answers: ReadonlyMap<string, PanelAnswer>,
): { title: string; text: string } | null {
  const { series } = figures;
  // A count of nothing is a figure.
  if (series.some(({ value, points }) => value !== null || points.some((point) => point !== null)))
    return null;
  const [query] = panel.queries.filter(({ name }) => answers.has(name));
  const answer = query && answers.get(query.name);
  if (!query || !answer) return { title: 'Nothing to show', text: 'All queries of this panel are hidden.' };
  const noun = query.records.source === 'logs' ? 'log' : 'span';
  const isNothing = [...answers.values()].every(({ total }) => total === 0);
  const [divided] = figures.divided.filter(({ isConstant }) => isConstant || !isNothing);
  if (divided) return { title: 'Divided by 0', text: `${dividedText(panel, divided)}.` };
  if (isNothing) {
    return {
      title: `No ${noun}s match`,
      text: 'Nothing in this time meets the query. Look at a longer time, or take a filter away.',
    };
  }
  const matches = `${answer.total.toLocaleString('en-US')} ${noun}${answer.total === 1 ? '' : 's'} match`;
  if (query.by.length > 0 && answer.without === answer.total) {
    return {
      title: `No ${noun} has ${query.by.join(' and ')}`,
      text: `${matches}, but none of them has this field. Check its name, or send it.`,
    };
  }
  if ('field' in query.measure) {
    return {
      title: `No number in ${query.measure.field}`,
      text: `${matches}, but none of them has a number in this field. Check its name, or send it.`,
    };
  }
  return { title: 'Nothing to show', text: `${matches}, but the panel computes no number from them.` };
}

/** `The formula errors / total divides by 0 in 3 of 60 intervals`. */
export function dividedText(
  { formulas, queries, kind }: AskingPanel,
  { name, times, of }: PanelFigures['divided'][number],
): string {
  const expression = formulas.find((one) => one.name === name)?.expression ?? name;
  const what = `The formula ${expression} divides by 0`;
  if (of === 1) return what;
  const isGrouped = queries.some(({ by }) => by.length > 0);
  const noun = isGrouped ? (kind === 'timeseries' ? 'points' : 'groups') : 'intervals';
  return `${what} in ${times === of ? 'all' : `${formatCount(times)} of`} ${formatCount(of)} ${noun}`;
}

/** Why a chart of the numbers of a field has none; null: it has. */
export function whyNoNumbers(
  panel: PanelOf<'heatmap' | 'percentiles'>,
  isEmpty: boolean,
): { title: string; text: string } | null {
  if (!isEmpty) return null;
  const noun = panel.records.source === 'logs' ? 'logs' : 'spans';
  return {
    title: `No number in ${panel.field}`,
    text: `No ${noun} in this time meet the query and have a number in this field. Check its name, look at a longer time, or take a filter away.`,
  };
}
