import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const TRACE_TABS = ['timeline', 'flame', 'graph', 'statistics', 'spans', 'logs'] as const;
export const FLAME_MODES = ['paths', 'time'] as const;
export const GRAPH_LEVELS = ['operation', 'service'] as const;
export const GRAPH_COLORS = ['service', 'self', 'errors'] as const;
export const LOG_LEVELS = ['ALL', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;

const flag = parseAsBoolean.withDefault(false);
const text = parseAsString.withDefault('');
const texts = parseAsArrayOf(parseAsString).withDefault([]);

/** The state of the trace page's tabs beside the timeline; part of `traceParsers`. */
export const traceTabParsers = {
  flame: parseAsStringLiteral(FLAME_MODES).withDefault('paths'),
  /** Key of a span: the flame graph is zoomed to its frame. */
  focus: parseAsString,
  flameTable: flag,
  graphBy: parseAsStringLiteral(GRAPH_LEVELS).withDefault('operation'),
  graphColor: parseAsStringLiteral(GRAPH_COLORS).withDefault('service'),
  graphTable: flag,
  /** Statistics by this field, then by that ('' none). */
  by: parseAsString.withDefault('service'),
  thenBy: text,
  statSort: parseAsString.withDefault('self'),
  statAsc: flag,
  /** First-level groups of the statistics that are closed. */
  closed: texts,
  /** Filters of the spans table: the span language, and quick ones. */
  spanQ: text,
  spanService: text,
  spanName: text,
  spanErrors: flag,
  spanSort: parseAsString.withDefault('start'),
  spanDesc: flag,
  /** Fields shown as columns beside the fixed ones. */
  spanCols: texts,
  logLevel: parseAsStringLiteral(LOG_LEVELS).withDefault('ALL'),
};

export interface TraceTabsState {
  flame: (typeof FLAME_MODES)[number];
  focus: string | null;
  flameTable: boolean;
  graphBy: (typeof GRAPH_LEVELS)[number];
  graphColor: (typeof GRAPH_COLORS)[number];
  graphTable: boolean;
  by: string;
  thenBy: string;
  statSort: string;
  statAsc: boolean;
  closed: string[];
  spanQ: string;
  spanService: string;
  spanName: string;
  spanErrors: boolean;
  spanSort: string;
  spanDesc: boolean;
  spanCols: string[];
  logLevel: (typeof LOG_LEVELS)[number];
}
