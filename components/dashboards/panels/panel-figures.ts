import { isoToMs } from '@/components/logs/log-time';
import { type EvaluatedPanel, evaluateFormulas } from '@/lib/boards/evaluate-formulas';
import { formatNumber } from '@/lib/boards/format-number';
import type { ShownSeries } from '@/lib/boards/shown-series';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { PanelReply } from '../data/panel-ask';
import type { ChartSeries, ChartTimes, OwnBuckets } from './series/chart-series';
import { seriesColors } from './series-color';

const STEP = { unit: 'ms', suffix: '', decimals: null } as const;

/** A series as it is drawn, and what it stands for. */
export interface FigureSeries extends ChartSeries {
  of: ShownSeries;
}

export interface PanelFigures {
  times: ChartTimes;
  /** Starts of the buckets as the API gives them. */
  starts: readonly string[];
  series: FigureSeries[];
  /** Of formulas that could not be computed. */
  problems: EvaluatedPanel['problems'];
  /** As in `EvaluatedPanel`. */
  missing: EvaluatedPanel['missing'];
  divided: EvaluatedPanel['divided'];
}

/** The figures among the replies, by the name of the query. */
export function figureAnswers(replies: ReadonlyMap<string, PanelReply>): Map<string, PanelAnswer> {
  return new Map(
    [...replies].flatMap(([name, reply]): [string, PanelAnswer][] =>
      reply.of === 'figures' ? [[name, reply.answer]] : [],
    ),
  );
}

/** The series of a panel on one time axis. @param range the whole of it, ISO 8601 */
export function panelFigures(
  panel: Pick<AskingPanel, 'kind' | 'queries' | 'formulas' | 'format'>,
  answers: ReadonlyMap<string, PanelAnswer>,
  range: { from: string; to: string },
): PanelFigures {
  const { series, problems, missing, divided } = evaluateFormulas(panel, answers);
  const colors = seriesColors(series, panel.kind === 'timeseries');
  // Constants alone have no times of their own.
  const finest = finestOf(series.some(({ times: own }) => own.length > 0) ? series : [...answers.values()]);
  const times = chartTimes(finest, range);
  return {
    times,
    starts: finest?.times ?? [],
    problems,
    missing,
    divided,
    series: series.map((of, index) => {
      const own = ownBuckets(of, times);
      const isConstant = of.isFormula && of.times.length === 0;
      const placed = (points: readonly (number | null)[]) => {
        if (isConstant) return times.startsMs.map(() => of.value);
        return own ? own.at.map((bucket) => points[bucket] ?? null) : points;
      };
      return {
        id: of.id,
        label: own ? `${of.label} (per ${formatNumber(own.times.stepMs, STEP)})` : of.label,
        color: colors[index] ?? 'var(--color-accent)',
        format: of.format ?? panel.format,
        isApproximate: of.isApproximate,
        points: placed(of.points),
        value: of.value,
        before: of.previous ? { points: placed(of.previous.points), value: of.previous.value } : null,
        own,
        of,
      };
    }),
  };
}

type Timed = Pick<ShownSeries, 'times' | 'stepMs'>;

function finestOf(series: readonly Timed[]): Timed | null {
  return series.reduce<Timed | null>(
    (best, one) => (best === null || one.times.length > best.times.length ? one : best),
    null,
  );
}

function chartTimes(finest: Timed | null, range: { from: string; to: string }): ChartTimes {
  const [fromMs, toMs] = [isoToMs(range.from), isoToMs(range.to)];
  const startsMs = finest?.times.map(isoToMs) ?? [];
  return { fromMs, toMs, startsMs, stepMs: finest?.stepMs ?? Math.max(1, toMs - fromMs) };
}

/** The buckets of a series that are not the chart's: wider ones. Undefined: they are the chart's. */
function ownBuckets(
  { times: own, stepMs, points }: Pick<ShownSeries, 'times' | 'stepMs' | 'points'>,
  times: ChartTimes,
): OwnBuckets | undefined {
  if (own.length === 0 || (own.length === times.startsMs.length && (stepMs ?? times.stepMs) === times.stepMs))
    return undefined;
  const startsMs = own.map(isoToMs);
  let at = 0;
  return {
    times: { ...times, startsMs, stepMs: stepMs ?? times.stepMs },
    points,
    at: times.startsMs.map((startMs) => {
      while (at + 1 < startsMs.length && (startsMs[at + 1] ?? 0) <= startMs) at++;
      return at;
    }),
  };
}
