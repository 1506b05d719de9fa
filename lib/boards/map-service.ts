import type { PanelOf } from '../contracts/dashboard/panel';
import { BoardProblemError } from './board-problem';
import { chosenValues, type QuestionView } from './question-view';
import { spellings, variableParts, variablesIn } from './variable-parts';

/**
 * The service that a map panel is about; null: all of them. A variable stands for its one chosen value, and with none chosen
 * for all, as a condition of a query would. Throws BoardProblemError for no such variable, and for several chosen values: a
 * map of all services is more than was chosen.
 */
export function mapService({ service }: Pick<PanelOf<'map'>, 'service'>, view: QuestionView): string | null {
  if (service === null || service.trim() === '') return null;
  const variables = variablesIn(service);
  const unknown = variables.find((name) => chosenValues(view, name) === null);
  if (unknown !== undefined)
    throw problem(`$${unknown} is no variable of this dashboard. Add it, or choose a service.`);
  const values = (name: string) => [...new Set(chosenValues(view, name))];
  const names = spellings(variableParts(service), values, 1);
  const [only = null, another] = names ?? [];
  if (another === undefined) return only;
  const several = variables.filter((name) => values(name).length > 1).map((name) => `$${name}`);
  throw problem(
    `A map is about one service, or all of them: choose one value of ${several.join(' and ')}, or none.`,
  );
}

function problem(message: string): BoardProblemError {
  return new BoardProblemError([{ message, place: null }]);
}
