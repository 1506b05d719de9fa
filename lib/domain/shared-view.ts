import type { QuestionView } from '../boards/question-view';
import type { DashboardRecord } from '../contracts/dashboard/dashboard-api';
import type { Variable } from '../contracts/dashboard/dashboard-document';
import type { ShareAllow, SharedPanelBody } from '../contracts/dashboard/share-api';
import { AppError } from '../errors';

type Asked = Pick<SharedPanelBody, 'from' | 'to' | 'variables'>;

/**
 * What a shared dashboard's questions depend on: the stored dashboard, and of what is asked the times and the chosen
 * values, each only where the link allows it; all values of a list are those listed. No clause of a query comes from
 * outside. Throws AppError `bad_request` for
 * choices that the dashboard's own page could not make.
 */
export function sharedView(
  { document, saved }: Pick<DashboardRecord, 'document' | 'saved'>,
  allow: ShareAllow,
  { from, to, variables }: Asked,
): QuestionView {
  const { time } = document;
  return {
    document: { variables: document.variables },
    time: allow.time ? { from: from ?? time.from, to: to ?? time.to } : time,
    range: null,
    variables: allow.variables ? chosenOf(document.variables, variables) : {},
    filters: [],
    saved,
  };
}

function chosenOf(known: readonly Variable[], asked: Asked['variables']): Record<string, string[]> {
  const chosen: [string, string[]][] = Object.entries(asked).map(([name, values]) => {
    const variable = known.find((one) => one.name === name);
    if (!variable) throw wrong(`"${name}" is no variable of this dashboard`);
    if (!variable.multi && values.length > 1) throw wrong(`of "${name}" one value can be chosen`);
    if (variable.values.from === 'list') {
      const { list } = variable.values;
      const other = values.find((value) => !list.includes(value) && !variable.chosen.includes(value));
      if (other !== undefined) throw wrong(`"${name}" has no value "${other.slice(0, 100)}"`);
      // All of a list that was written down are its values; those of nobody's choice were never shown.
      const isAll = values.length === 0 && variable.chosen.length > 0;
      return [name, isAll ? [...new Set([...list, ...variable.chosen])] : values];
    }
    return [name, values];
  });
  return Object.fromEntries(chosen);
}

function wrong(what: string): AppError {
  return new AppError('bad_request', `Wrong body "variables": ${what}`);
}
