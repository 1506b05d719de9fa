import { formatCount, formatShare } from '@/components/charts/format-count';
import { evaluateFormulas } from '@/lib/boards/evaluate-formulas';
import { isApproximate } from '@/lib/boards/is-approximate';
import { percentileMeasure } from '@/lib/boards/panel-questions';
import type { AskingPanel, Panel } from '@/lib/contracts/dashboard/panel';
import type { Measure } from '@/lib/contracts/dashboard/panel-query';
import type { PanelReply } from '../data/panel-ask';
import { figureAnswers } from './panel-figures';
import { dividedText } from './why-empty';

/** What one should know of the figures that are shown. */
export interface PanelRemarks {
  /** The largest error (95 %) of the answers that were estimated; null: all are exact. */
  relativeError: number | null;
  /** Whether some of them are not exact: then the first note says why. */
  isApproximate: boolean;
  /** In words, the most telling first. */
  notes: string[];
  /** Mistakes that kept a query from being run. */
  mistakes: string[];
}

const READ = { rollup: 'running totals', rows: 'all records', sample: 'a sample of the records' } as const;

/** What the answers of a panel say beside their figures. */
export function panelRemarks(panel: Panel, replies: ReadonlyMap<string, PanelReply>): PanelRemarks {
  const remarks: PanelRemarks = { relativeError: null, isApproximate: false, notes: [], mistakes: [] };
  for (const [name, reply] of replies) {
    if (reply.of === 'map') continue;
    for (const { severity, message } of reply.answer.diagnostics)
      (severity === 'error' ? remarks.mistakes : remarks.notes).push(message);
    if (reply.of !== 'figures' && reply.of !== 'heatmap') continue;
    const { estimate, read, total } = reply.answer;
    const of = replies.size > 1 ? `${name}: ` : '';
    if (reply.of === 'figures') {
      const { answer } = reply;
      remarks.isApproximate ||= measuresOf(panel, name).some((measure) => isApproximate(measure, answer));
      remarks.notes.unshift(...answer.approximate.map((note) => `${of}${note}`));
      remarks.notes.push(...groupNotes(answer, of, fieldsOf(panel, name)));
    }
    if (estimate) {
      remarks.isApproximate = true;
      remarks.relativeError = Math.max(remarks.relativeError ?? 0, estimate.relativeError);
      remarks.notes.unshift(
        `${of}estimated from a sample of ${formatCount(estimate.sampled)} records; the total is off by at most ${formatShare(estimate.relativeError)} (19 times in 20).`,
      );
    }
    remarks.notes.push(`${of}${estimate ? '≈ ' : ''}${formatCount(total)} records, read from ${READ[read]}.`);
  }
  if ('formulas' in panel && panel.formulas.length > 0) remarks.notes.push(...dividedNotes(panel, replies));
  return { ...remarks, notes: [...new Set(remarks.notes)] };
}

function fieldsOf(panel: Panel, name: string): readonly string[] {
  if (!('queries' in panel)) return [];
  return panel.queries.find((one) => one.name === name)?.by ?? [];
}

function measuresOf(panel: Panel, name: string): Measure[] {
  if (panel.kind === 'percentiles') return panel.shares.map((share) => percentileMeasure(share, panel.field));
  if (!('queries' in panel)) return [];
  return panel.queries.flatMap((one) => (one.name === name ? [one.measure] : []));
}

function dividedNotes(panel: AskingPanel, replies: ReadonlyMap<string, PanelReply>): string[] {
  const { divided } = evaluateFormulas(panel, figureAnswers(replies));
  return divided.map((one) => `${dividedText(panel, one)}: nothing is shown there.`);
}

function groupNotes(
  { without, total, groups, series, estimate }: (PanelReply & { of: 'figures' })['answer'],
  of: string,
  by: readonly string[],
): string[] {
  const notes: string[] = [];
  const about = estimate ? '≈ ' : '';
  if (without > 0) {
    notes.push(
      `${of}${about}${formatCount(without)} of ${about}${formatCount(total)} records have no ${by.join(' or no ')}: they are in no group.`,
    );
  }
  const shown = series.filter(({ isOther }) => !isOther).length;
  if (groups !== null && groups > shown)
    notes.push(`${of}${shown} of ${formatCount(groups)} groups are shown.`);
  return notes;
}
