import { logValueText } from '@/components/logs/log-value';
import { csvHeading } from '@/lib/boards/csv-heading';
import { evaluateFormulas } from '@/lib/boards/evaluate-formulas';
import { heatmapCsv, panelCsv } from '@/lib/boards/panel-csv';
import { shownLabels } from '@/lib/boards/series-label';
import { csvRow } from '@/lib/contracts/csv-row';
import type { AskingPanel, PanelOf } from '@/lib/contracts/dashboard/panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { LogSearchResponse } from '@/lib/contracts/log-search';
import type { ServiceMapResponse } from '@/lib/contracts/service-map';
import type { TraceSearchResponse } from '@/lib/contracts/trace-search';
import type { PanelReply } from '../../data/panel-ask';
import { figureAnswers, panelFigures } from '../panel-figures';
import { percentileSeries } from '../percentiles/percentile-series';
import { cellValue, tableFigures } from '../table/table-rows';

/** The figures that a panel shows, as CSV (RFC 4180), unrounded; null: it shows none. No cell can be a formula. */
export function panelCsvText(
  panel: Parameters<typeof csvOf>[0],
  replies: ReadonlyMap<string, PanelReply>,
  range: { from: string; to: string },
): string | null {
  const rows = csvOf(panel, replies, range);
  return typeof rows === 'string' || rows === null ? rows : rows.map(csvRow).join('');
}

type AnyPanel = AskingPanel | PanelOf<'logs' | 'traces' | 'heatmap' | 'percentiles' | 'map' | 'text'>;

function csvOf(
  panel: AnyPanel,
  replies: ReadonlyMap<string, PanelReply>,
  range: { from: string; to: string },
): string | string[][] | null {
  if ('queries' in panel) return figuresCsv(panel, figureAnswers(replies), range);
  const [reply] = replies.values();
  if (!reply) return null;
  if (panel.kind === 'heatmap' && reply.of === 'heatmap') return heatmapCsv(reply.answer);
  if (panel.kind === 'percentiles' && reply.of === 'figures') return percentilesCsv(panel, reply.answer);
  if (panel.kind === 'logs' && reply.of === 'logs') return logsCsv(panel, reply.answer);
  if (panel.kind === 'traces' && reply.of === 'traces') return tracesCsv(reply.answer);
  return panel.kind === 'map' && reply.of === 'map' ? mapCsv(reply.answer) : null;
}

function figuresCsv(
  panel: AskingPanel,
  answers: ReadonlyMap<string, PanelAnswer>,
  range: { from: string; to: string },
): string | string[][] | null {
  if (answers.size === 0) return null;
  if (panel.kind === 'timeseries') return panelCsv(evaluateFormulas(panel, answers), panel.format);
  const figures = panelFigures(panel, answers, range);
  const { series } = figures;
  if (panel.kind === 'table') {
    const { by, columns, rows } = tableFigures(panel, figures);
    return [
      [...by, ...columns.map(csvHeading)],
      ...rows.map((row) => [
        ...by.map((_, at) => (row.isOther ? (at === 0 ? 'all others' : '') : String(row.key[at] ?? ''))),
        ...columns.map((column) => text(cellValue(row, column))),
      ]),
    ];
  }
  // A number shows the first; a top list all of them. What a line over time would add is not what is shown.
  const shown = panel.kind === 'number' ? series.slice(0, 1) : series;
  const compared = shown.some(({ before }) => before !== null);
  const [first] = panel.queries;
  const isOne = panel.formulas.length === 0 && panel.queries.length === 1;
  const head = (first && isOne && shownLabels(panel).get(first.name)) || 'value';
  // Where all read alike the column says how, else each row does.
  const looks = new Set(shown.map((one) => csvHeading({ ...one, label: '' })));
  const [look] = shown;
  const isAlike = look !== undefined && looks.size === 1;
  const heading = (label: string) => (isAlike ? csvHeading({ ...look, label }) : label);
  return [
    ['group', heading(head), ...(compared ? [heading('before')] : [])],
    ...shown.map((one) => [
      isAlike ? one.label : csvHeading(one),
      text(one.value),
      ...(compared ? [text(one.before?.value ?? null)] : []),
    ]),
  ];
}

function percentilesCsv(panel: PanelOf<'percentiles'>, answer: PanelAnswer): string[][] {
  const series = percentileSeries(panel, answer);
  return [
    ['time', ...series.map(csvHeading)],
    ...answer.times.map((time, at) => [time, ...series.map(({ points }) => text(points[at] ?? null))]),
  ];
}

function logsCsv(panel: PanelOf<'logs'>, { logs }: LogSearchResponse): string[][] {
  const fields = panel.columns.length > 0 ? panel.columns : ['level', 'service', 'message', 'trace_id'];
  return [
    ['time', ...fields],
    ...logs.map((log) => [log.time, ...fields.map((field) => logValueText(log, field) ?? '')]),
  ];
}

function tracesCsv({ traces }: TraceSearchResponse): string[][] {
  return [
    ['trace_id', 'start_time', 'duration_ns', 'root_service', 'root_operation', 'spans', 'errors'],
    ...traces.map((trace) => [
      trace.traceId,
      trace.startTime,
      trace.durationNs,
      trace.rootService ?? '',
      trace.rootOperation ?? '',
      String(trace.spanCount),
      String(trace.errorCount),
    ]),
  ];
}

function mapCsv({ edges }: ServiceMapResponse): string[][] {
  return [
    ['caller', 'callee', 'kind', 'count', 'errors', 'per_second', 'p95_ms'],
    ...edges.map(({ from, to, kind, count, errors, perSecond, p95Ms }) => [
      from,
      to,
      kind,
      String(count),
      String(errors),
      String(perSecond),
      text(p95Ms),
    ]),
  ];
}

function text(value: number | null): string {
  return value === null ? '' : String(value);
}
