import type { PanelQuery } from '../contracts/dashboard/panel-query';
import type { PanelAnswer, PanelPeriod, PanelSeries } from '../contracts/dashboard/panel-question';
import { isApproximate } from './is-approximate';
import { seriesLabel } from './series-label';
import type { SeriesFigures, SeriesKey, ShownSeries } from './shown-series';

/** How the series of a query or formula are called. */
export interface SeriesNaming {
  /** Of the query or formula. */
  label: string;
  /** Whether there are others beside it. */
  isSeveral: boolean;
}

/** The series of one answered query, by its first measure. */
export function querySeries(
  query: PanelQuery,
  answer: PanelAnswer,
  { label, isSeveral }: SeriesNaming,
): ShownSeries[] {
  const { name, by, format, measure } = query;
  const approximate = isApproximate(measure, answer);
  const before = new Map(answer.previous?.series.map((one) => [seriesId(name, one.key, one.isOther), one]));
  const groups = answer.series.filter(({ isOther }) => !isOther).length;
  const isComplete = answer.groups !== null && answer.groups <= groups;
  return answer.series.map((one) => {
    const { key, isOther } = one;
    const id = seriesId(name, key, isOther);
    const { previous } = answer;
    return {
      id,
      name,
      label: seriesLabel(label, key, isOther, isSeveral),
      key,
      by,
      isOther,
      isFormula: false,
      format,
      isApproximate: approximate,
      isComplete,
      stepMs: answer.stepMs,
      ...figures(one, answer.times),
      previous: previous && previousFigures(query, before.get(id), previous),
    };
  });
}

export function seriesId(name: string, key: SeriesKey, isOther: boolean): string {
  return isOther ? `${name} other` : `${name} ${JSON.stringify(key)}`;
}

/** A number of records or of different values is 0 without any record; every other measure has no number then. */
function emptyFigure({ measure: { fn } }: PanelQuery): 0 | null {
  return fn === 'count' || fn === 'rate' || fn === 'unique' ? 0 : null;
}

/** What a query comes to for a group that it has no series of: nothing is known where there are more than it shows. */
export function missingFigure(query: PanelQuery, answer: PanelAnswer | undefined): 0 | null {
  if (!answer || answer.groups === null) return null;
  const shown = answer.series.filter(({ isOther }) => !isOther).length;
  return answer.groups <= shown ? emptyFigure(query) : null;
}

function figures({ values, points }: PanelSeries, times: readonly string[]): SeriesFigures {
  return { value: values[0] ?? null, times, points: points[0] ?? [] };
}

/** A group that was not there before. */
function previousFigures(
  query: PanelQuery,
  series: PanelSeries | undefined,
  { times }: PanelPeriod,
): SeriesFigures {
  if (series) return figures(series, times);
  const empty = emptyFigure(query);
  return { value: empty, times, points: times.map(() => empty) };
}
