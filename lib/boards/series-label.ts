import type { AskingPanel } from '../contracts/dashboard/panel';
import type { Formula, Measure, PanelQuery } from '../contracts/dashboard/panel-query';
import type { SeriesKey } from './shown-series';

/** `count`, `P95 of duration`, `unique user.id`, `logs per second`. */
export function describeMeasure(measure: Measure): string {
  if (measure.fn === 'count') return 'Count';
  if (measure.fn === 'rate') return 'Per second';
  const fn = /^p\d/.test(measure.fn)
    ? measure.fn.toUpperCase()
    : `${measure.fn[0]?.toUpperCase()}${measure.fn.slice(1)}`;
  return measure.fn === 'unique' ? `Unique ${measure.field}` : `${fn} of ${measure.field}`;
}

/** What a query or formula is called where it is shown. */
export function queryLabel(query: PanelQuery | Formula): string {
  if (query.label !== '') return query.label;
  return 'expression' in query ? query.expression : describeMeasure(query.measure);
}

/**
 * What each query and formula of a panel is called, by its name; of those that are shown and would be called the same, the
 * name comes first.
 */
export function shownLabels({
  queries,
  formulas,
}: Pick<AskingPanel, 'queries' | 'formulas'>): ReadonlyMap<string, string> {
  const all = [...queries, ...formulas].map((one) => ({ ...one, text: queryLabel(one) }));
  const shown = all.filter(({ hidden }) => !hidden);
  return new Map(
    all.map(({ name, text, hidden }) => {
      const isClash = !hidden && shown.some((other) => other.name !== name && other.text === text);
      return [name, isClash ? `${name} · ${text}` : text];
    }),
  );
}

/** The values of a group, `api · eu-1`; other; or the query's own label where it has no groups. */
export function seriesLabel(label: string, key: SeriesKey, isOther: boolean, isSeveral: boolean): string {
  const group = isOther
    ? 'other'
    : key.map((value) => (value === '' ? '(empty)' : String(value))).join(' · ');
  if (group === '') return label;
  return isSeveral ? `${label}: ${group}` : group;
}
