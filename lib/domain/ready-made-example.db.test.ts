import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { exampleSnippet } from '../boards/example-snippet';
import { panelQuestions } from '../boards/panel-questions';
import { queryText } from '../boards/query-text';
import type { QuestionView } from '../boards/question-view';
import { readyMadeBoards } from '../boards/ready-made-boards';
import type { RequestContext } from '../contracts/context';
import type { Panel } from '../contracts/dashboard/panel';
import { type PanelQuestionInput, panelQuestionSchema } from '../contracts/dashboard/panel-question';
import { existsTerm } from '../query/exists-term';
import { isBuiltinField } from '../query/fields';
import { dashboardAttributes } from './dashboard-attributes';
import { ingestLogs } from './ingest-logs';
import { ingestSpans } from './ingest-spans';
import { mapDashboard } from './map-dashboard';
import { panelQuery } from './panel-query';

openTestDatabase();

const range = { from: 'now-1h', to: 'now+1m' };

/** Does what the shell would with the commands, each dashboard's in a store of its own. */
async function paste(ctx: RequestContext, snippet: string): Promise<void> {
  // Ids are made of the second, and all stores are one database here.
  const second = Math.floor(Date.now() / 1000) - ctx.tenantId;
  const fakes = `date() { echo ${second}; }\ncurl() { printf '%s ' "$1"; cat | tr -d '\\n'; echo; }`;
  const said = execFileSync('sh', ['-c', `${fakes}\n${snippet}`], { encoding: 'utf8' });
  for (const line of said.trim().split('\n')) {
    const path = new URL(line.split(' ', 1)[0] ?? '').pathname;
    const body = new TextEncoder().encode(line.slice(line.indexOf(' ')));
    const ingest = path === '/v1/traces' ? ingestSpans : ingestLogs;
    const { rejections } = await ingest(ctx, { path, body, idempotencyKey: null, encoding: 'json' });
    expect(rejections).toEqual([]);
  }
}

/** All that the panel asks the store, as counts where it asks otherwise. */
function questionsOf(panel: Panel, view: QuestionView): PanelQuestionInput[] {
  if (!('records' in panel)) return [...panelQuestions(panel, view, { buckets: 60 }).values()];
  const { source } = panel.records;
  const field = 'field' in panel ? existsTerm(panel.field) : '';
  const q = [queryText(panel.records, view), field].filter((part) => part !== '').join(' AND ');
  return [{ source, q, ...range, measures: [{ fn: 'count' }] }];
}

const cases = readyMadeBoards.flatMap(({ id, document }, at) => {
  const own = document.attributes.map(({ name }) => name).filter((name) => !isBuiltinField(name));
  const renamed = own.map((name) => [
    name,
    `fab.${name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())}`,
  ]);
  return [
    { id, names: 'its names', tenantId: 10 + at, mapping: {} },
    {
      id,
      names: 'other names',
      tenantId: 20 + at,
      mapping: Object.fromEntries(renamed) as Record<string, string>,
    },
  ];
});

test.each(cases)(
  'what $id says to send fills its panels, under $names',
  async ({ id, mapping, tenantId }) => {
    const ctx: RequestContext = {
      requestId: 'test',
      tenantId,
      signal: new AbortController().signal,
    };
    const { document } = await mapDashboard(ctx, id, mapping);
    const before = await dashboardAttributes(ctx, id, range);
    expect(before.attributes.filter(({ found }) => found)).toEqual([]);
    await paste(ctx, exampleSnippet(id, 'http://127.0.0.1:3000', mapping) ?? '');
    const after = await dashboardAttributes(ctx, id, range);
    expect(after.attributes.filter(({ found }) => !found)).toEqual([]);

    const variables = Object.fromEntries(document.variables.map(({ name, chosen }) => [name, chosen]));
    const view = { document, time: range, range: null, variables, filters: [], saved: {} };
    const empty: string[] = [];
    for (const panel of document.panels) {
      const questions = questionsOf(panel, view);
      const answers = await Promise.all(
        questions.map((one) => panelQuery(ctx, panelQuestionSchema.parse(one))),
      );
      if (questions.length > 0 && !answers.some(({ total, without }) => total > without))
        empty.push(panel.title);
    }
    expect(empty).toEqual([]);
  },
);
