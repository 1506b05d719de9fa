import type { AskingPanel } from '../contracts/dashboard/panel';
import type { PanelQuery, PanelSource } from '../contracts/dashboard/panel-query';
import type { QueryNode } from '../query/ast';
import { combineNodes } from '../query/combine-nodes';
import { isRunnable, parseQuery } from '../query/parse';
import { printQuery } from '../query/print';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { groupClauses, hasField, rangeClauses } from './drill-clauses';
import type { Mark } from './mark';
import { namesIn, parseFormula } from './parse-formula';
import { queryText, type Records } from './query-text';
import type { QuestionView } from './question-view';

export interface DrillQuery {
  source: PanelSource;
  q: string;
  from: string;
  to: string;
}

/** How long a trace may have run before one of its spans is asked for; figures look as far. */
export const TRACE_LEAD_NS = 3_600_000_000_000n;

/**
 * The query and range of exactly the records behind a mark. Of spans the range is that of their traces, which begin
 * earlier, and the query has the times. Throws BoardProblemError as `queryText`.
 */
export function drillQuery(mark: Mark, view: QuestionView): DrillQuery {
  const { records, clauses } = partsOf(mark);
  const range = view.range ?? view.time;
  const { from, to } = mark.times ?? range;
  const { source } = records;
  const base = queryText(records, view);
  if (source === 'logs') return { source, q: narrowed(base, clauses, source), from, to };
  const start = parseIsoNs(from);
  const times = start === null ? [] : [`time:[${from} TO ${to}}`];
  return {
    source,
    q: narrowed(base, [...clauses, ...times], source),
    from: start === null ? from : formatIsoNs(start - TRACE_LEAD_NS),
    to,
  };
}

function partsOf(mark: Mark): { records: Records; clauses: string[] } {
  if (mark.kind === 'all') return { records: mark.panel.records, clauses: [] };
  if (mark.kind === 'series') {
    const { by, measure, records } = queryOf(mark.panel, mark.query);
    // Records without the measured field are not in the figure.
    const measured = 'field' in measure ? hasField(measure.field, records.source) : [];
    const group = groupClauses(by, { ...mark, isComplete: mark.isComplete ?? false }, records.source);
    return { records, clauses: [...group, ...measured] };
  }
  if (mark.kind === 'without') {
    const { by, records } = queryOf(mark.panel, mark.query);
    const fields = by.flatMap((field) => hasField(field, records.source));
    return { records, clauses: fields.length > 0 ? [`NOT (${fields.join(' AND ')})`] : [] };
  }
  const { records, field } = mark.panel;
  const row = mark.kind === 'cell' ? mark.row : { from: mark.value, to: null };
  return { records, clauses: rangeClauses(field, records.source, row ?? { from: null, to: null }) };
}

/** Of a formula, the first of its queries. */
function queryOf(panel: AskingPanel, name: string): PanelQuery {
  const query = panel.queries.find((one) => one.name === name);
  if (query) return query;
  const [fallback] = panel.queries;
  if (!fallback) throw new Error(`The panel ${panel.id} has no query`);
  const at = panel.formulas.findIndex((one) => one.name === name);
  const parsed = parseFormula(panel.formulas[at]?.expression ?? '');
  const [first] = 'node' in parsed ? namesIn(parsed.node) : [];
  // Only of those before it, so that formulas never go in a circle.
  const formulas = panel.formulas.slice(0, Math.max(0, at));
  return first === undefined ? fallback : queryOf({ ...panel, formulas }, first);
}

/** Left as it was typed where nothing is added. */
function narrowed(text: string, clauses: readonly string[], source: PanelSource): string {
  if (clauses.length === 0) return text;
  const nodes: QueryNode[] = [];
  for (const part of [text, ...clauses]) {
    const parsed = parseQuery(part, source === 'spans' ? 'span' : null);
    if (!isRunnable(parsed)) return text;
    if (parsed.ast) nodes.push(parsed.ast);
  }
  return printQuery(combineNodes('and', nodes));
}
