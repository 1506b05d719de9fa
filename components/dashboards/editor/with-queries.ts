import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { ARRIVAL_DELAY } from '@/lib/query/fields';

const NANOSECONDS: NumberFormat = { unit: 'ns', suffix: '', decimals: null };

/**
 * A panel with other queries, and the units that go with what they measure: durations of spans are stored in
 * nanoseconds, which nobody reads as bare numbers. Beside other figures they have a unit of their own. What somebody chose
 * stays.
 */
export function withQueries<Asking extends AskingPanel>(panel: Asking, queries: PanelQuery[]): Asking {
  const unit = panelUnit(panel, queries);
  const isNew = unit !== panel.format.unit;
  return {
    ...panel,
    queries: unit === 'none' ? queries.map((query) => ownUnit(query, panel.queries, isNew)) : queries,
    format: { ...panel.format, unit },
  };
}

function panelUnit(panel: AskingPanel, queries: readonly PanelQuery[]): NumberFormat['unit'] {
  const before = measuresDurations(panel.queries);
  const after = measuresDurations(queries);
  const { unit } = panel.format;
  if (panel.formulas.length > 0 || before === after) return unit;
  if (after && unit === 'none') return 'ns';
  return before && unit === 'ns' ? 'none' : unit;
}

/** @param isNew the panel had the unit of durations until now */
function ownUnit(query: PanelQuery, before: readonly PanelQuery[], isNew: boolean): PanelQuery {
  const old = before.find(({ name }) => name === query.name);
  const was = old !== undefined && isDuration(old);
  const is = isDuration(query);
  if (is && query.format === null && (!was || isNew)) return { ...query, format: NANOSECONDS };
  if (was && !is && JSON.stringify(query.format) === JSON.stringify(NANOSECONDS))
    return { ...query, format: null };
  return query;
}

/** Whether all that is shown is a duration: then the panel's unit is theirs. */
function measuresDurations(queries: readonly PanelQuery[]): boolean {
  const shown = queries.filter(({ hidden }) => !hidden);
  return shown.length > 0 && shown.every(isDuration);
}

function isDuration({ records, measure }: PanelQuery): boolean {
  const field = records.source === 'spans' ? 'duration' : ARRIVAL_DELAY;
  return 'field' in measure && measure.fn !== 'unique' && measure.field === field;
}
