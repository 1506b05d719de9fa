import { holdingClause } from '../boards/holding-clause';
import { queryText } from '../boards/query-text';
import { panelQuestionSchema } from '../contracts/dashboard/panel-question';
import type { SharedVariable, SharedVariableBody } from '../contracts/dashboard/share-api';
import { logValuesQuerySchema } from '../contracts/log-values';
import { AppError } from '../errors';
import { fieldValues } from './field-values';
import type { SharedContext } from './open-share';
import { panelQuery } from './panel-query';
import { readShared } from './shared-dashboard';
import { sharedTurn } from './shared-turn';
import { sharedView } from './shared-view';

const MOST = 100;

/** The values of a shared dashboard's variable; none where the link does not allow choosing. Throws as `sharedPanel`. */
export async function sharedVariable(
  shared: SharedContext,
  name: string,
  body: SharedVariableBody,
): Promise<SharedVariable> {
  const record = await readShared(shared);
  const variable = record.document.variables.find((one) => one.name === name);
  if (!variable) throw new AppError('not_found', 'This dashboard has no such variable. Reload the page.');
  if (!shared.allow.variables) return { values: [], complete: true };
  const { values } = variable;
  if (values.from === 'list') return { values: values.list, complete: true };
  const view = sharedView(record, shared.allow, body);
  const { field, source } = values;
  const typed = body.prefix.slice(0, 200).trim();
  const filters =
    source === 'spans' && typed !== '' ? [...view.filters, holdingClause(field, typed)] : view.filters;
  const q = queryText({ source, q: values.q, savedId: null }, { ...view, filters });
  return await sharedTurn(shared.ctx.signal, async () => {
    if (source === 'logs') {
      const asked = { field, prefix: body.prefix.slice(0, 200), q, ...view.time, limit: MOST };
      const found = await fieldValues(shared.ctx, logValuesQuerySchema.parse(asked));
      const listed = found.values.map(({ value }) => value);
      return { values: listed, complete: found.complete && found.distinct <= listed.length };
    }
    const measures = [{ fn: 'count' }];
    const top = { size: MOST, order: 'most', other: false };
    const asked = { source: 'spans', q, ...view.time, measures, by: [field], top };
    const answer = await panelQuery(shared.ctx, panelQuestionSchema.parse(asked));
    const listed = answer.series.map(({ key }) => String(key[0] ?? '')).filter((value) => value !== '');
    // Of a sample nobody knows how many there are.
    return { values: listed, complete: answer.groups !== null && answer.groups <= answer.series.length };
  });
}
