import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';

/** What the questions of panels depend on beside the panel; the components' BoardView is one. */
export interface QuestionView {
  document: Pick<DashboardDocument, 'variables'>;
  /** As in the URL: may be relative. */
  time: { from: string; to: string };
  /** What `time` is now, ISO 8601; null: it cannot be read, and the server says so. */
  range: { from: string; to: string } | null;
  /** Chosen values by variable; an empty list: all; not there: what the document chooses. */
  variables: Readonly<Record<string, readonly string[]>>;
  /** Clauses of the search language that every panel is narrowed by. */
  filters: readonly string[];
  /** Saved queries that panels name; `q` null: gone. */
  saved: Readonly<Record<string, { name: string; path: string; q: string | null }>>;
}

/** The chosen values of a variable, empty for all; null: the dashboard has no such variable. */
export function chosenValues(view: QuestionView, name: string): readonly string[] | null {
  const variable = view.document.variables.find((one) => one.name === name);
  if (!variable) return null;
  return Object.hasOwn(view.variables, name) ? (view.variables[name] ?? []) : variable.chosen;
}
