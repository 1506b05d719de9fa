import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

/** Kinds of panels, as `kind` of a new one names them; the editor knows what to do with each. */
export const NEW_PANEL_KINDS = [
  'timeseries',
  'number',
  'top',
  'table',
  'logs',
  'traces',
  'heatmap',
  'percentiles',
  'map',
  'text',
] as const;

/** The whole state of /dashboards/{id}. What is not in it is as the dashboard itself says. */
export const dashboardParsers = {
  from: parseAsString,
  to: parseAsString,
  /** `name:value` for each chosen value of a variable; `name:` alone: all of them. */
  var: parseAsNativeArrayOf(parseAsString).withDefault([]),
  /** Cross-filters: clauses of the search language that every panel is narrowed by, and ones put aside. */
  f: parseAsNativeArrayOf(parseAsString).withDefault([]),
  off: parseAsNativeArrayOf(parseAsString).withDefault([]),
  /** Seconds between refreshes; 0: none. */
  refresh: parseAsInteger,
  /** The panel that fills the page. */
  panel: parseAsString,
  /** The panel in the editor, or `new` with its kind. */
  edit: parseAsString,
  kind: parseAsStringLiteral(NEW_PANEL_KINDS).withDefault('timeseries'),
  /** Whether panels can be moved, sized and taken away. */
  arrange: parseAsBoolean.withDefault(false),
  /** Only the panels; the next dashboard of `next` after so many seconds. 0: stays. */
  kiosk: parseAsInteger,
  next: parseAsNativeArrayOf(parseAsString).withDefault([]),
};
export type DashboardState = inferParserType<typeof dashboardParsers>;

const serialize = createSerializer(dashboardParsers);
const load = createLoader(dashboardParsers);

/** The link that shows exactly this state of a dashboard; what the dashboard itself says is left out. */
export function dashboardUrl(id: string, state: Partial<DashboardState> = {}): string {
  return serialize(`/dashboards/${encodeURIComponent(id)}`, state);
}

/** Reads a search string (with or without `?`); a value that cannot be read becomes its default. */
export function readDashboardState(search: string): DashboardState {
  return load(new URLSearchParams(search));
}
