import type { Panel, PanelOf } from '../contracts/dashboard/panel';
import type { Measure } from '../contracts/dashboard/panel-query';
import type { HeatmapQuestionInput, PanelQuestionInput } from '../contracts/dashboard/panel-question';
import type { BoardProblem } from './board-problem';
import { queryText, readQueryText } from './query-text';
import type { QuestionView } from './question-view';

export interface QuestionSize {
  /** At most so many over time: as many as the panel is wide. */
  buckets: number;
  /** IANA zone that days begin in. */
  zone?: string;
}

/** The one question of a percentiles panel has this name. */
const PERCENTILES = 'percentiles';

/**
 * What the panel asks POST /api/panels/query, by the name of the query; empty for kinds that ask otherwise.
 * Throws BoardProblemError where `panelProblems` has any.
 */
export function panelQuestions(
  panel: Panel,
  view: QuestionView,
  { buckets, zone = 'UTC' }: QuestionSize,
): Map<string, PanelQuestionInput> {
  const range = view.range ?? view.time;
  if (panel.kind === 'percentiles') {
    const measures = panel.shares.map((share) => percentileMeasure(share, panel.field));
    const { source } = panel.records;
    const question = { source, q: queryText(panel.records, view), ...range, measures, buckets, zone };
    return new Map([[PERCENTILES, question]]);
  }
  if (!('queries' in panel)) return new Map();
  const isOverTime = panel.kind === 'timeseries' || (panel.kind === 'number' && panel.trend);
  return new Map(
    panel.queries.map((query): [string, PanelQuestionInput] => [
      query.name,
      {
        source: query.records.source,
        q: queryText(query.records, view),
        ...range,
        measures: [query.measure],
        by: query.by,
        top: query.top,
        buckets: isOverTime ? buckets : null,
        stepMs: isOverTime ? query.stepMs : null,
        zone,
        compare: query.compare,
      },
    ]),
  );
}

/** What a heatmap panel asks POST /api/panels/heatmap. Throws BoardProblemError as `panelQuestions`. */
export function heatmapQuestion(
  panel: PanelOf<'heatmap'>,
  view: QuestionView,
  { buckets, rows }: { buckets: number; rows: number },
): HeatmapQuestionInput {
  const { records, field, scale } = panel;
  const range = view.range ?? view.time;
  return { source: records.source, q: queryText(records, view), ...range, field, buckets, rows, scale };
}

/** What keeps the panel from asking, to be shown in its place: an unknown variable, a saved query that is gone. */
export function panelProblems(panel: Panel, view: QuestionView): BoardProblem[] {
  if ('queries' in panel)
    return panel.queries.flatMap(({ records }) => readQueryText(records, view).problems);
  return 'records' in panel ? readQueryText(panel.records, view).problems : [];
}

/** The measure of a share in percent: the least and the greatest number at 0 and 100. */
export function percentileMeasure(share: PanelOf<'percentiles'>['shares'][number], field: string): Measure {
  if (share === 0) return { fn: 'min', field };
  if (share === 100) return { fn: 'max', field };
  return { fn: `p${share}`, field };
}
