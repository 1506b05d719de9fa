import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { panelQuestionSchema } from '../contracts/dashboard/panel-question';
import { panelSpans } from './panel-spans';
import { randomSpans, storeRandomSpans } from './random-spans';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
beforeAll(storeRandomSpans);

describe('what panels of spans refuse', () => {
  const ask = (input: object) =>
    panelSpans(ctx, panelQuestionSchema.parse({ source: 'spans', measures: [{ fn: 'count' }], ...input }));

  const mixed = (n: number) =>
    Array.from({ length: n }, (_, at) => `(service:a${at} AND trace.spans:>${at})`).join(' OR ');

  it.each([
    ['has{service:API', 'not closed'],
    ['trace.duration:>soon', 'trace.duration'],
    ['count(span{status:error}) >', 'number'],
    [mixed(31), 'fewer alternatives'],
  ])('tells where %s is wrong', async (q, said) => {
    const refused = ask({ q });
    await expect(refused).rejects.toMatchObject({
      code: 'bad_request',
      details: { diagnostics: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) },
    });
    await expect(refused).rejects.toThrow(said);
  });

  it('has no groups or numbers of whole traces', async () => {
    await expect(ask({ by: ['root.service'] })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(ask({ measures: [{ fn: 'avg', field: 'trace.duration' }] })).rejects.toMatchObject({
      code: 'bad_request',
    });
    await expect(ask({ zone: 'Nowhere/At all' })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('leaves off looking for traces when nobody waits any more', async () => {
    const left = new AbortController();
    const asked = panelQuestionSchema.parse({
      ...{ source: 'spans', q: 'count(span{k:*}) >= 1', measures: [{ fn: 'count' }] },
      ...{ from: '2023-11-01', to: '2023-12-01' },
    });
    const answer = panelSpans({ ...ctx, signal: left.signal }, asked);
    left.abort();
    await expect(answer).rejects.toMatchObject({ code: 'canceled' });
  });

  it('takes names and values as they are, whatever they hold', async () => {
    const odd = [`k'; DROP TABLE span; --`, '$1', 'a\0b', '{"a":1}', '🔥', 'x'.repeat(256)];
    const answer = await ask({
      from: '2023-11-01',
      to: '2023-12-01',
      by: odd.slice(0, 4),
      measures: odd.map((field) => ({ fn: 'unique', field })),
      q: 'k:"\'; DROP TABLE span; --"',
    });
    expect(answer).toMatchObject({ series: [], total: 0 });
    expect((await ask({ from: '2023-11-01', to: '2023-12-01' })).total).toBe(randomSpans.length);
  });
});
