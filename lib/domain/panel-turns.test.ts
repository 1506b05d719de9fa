import { expect, it } from 'vitest';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { inPanelTurn } from './panel-turns';

function context(signal = new AbortController().signal): RequestContext {
  return { requestId: 'test', tenantId: 1, signal };
}

it('lets quick questions pass while exact ones last', async () => {
  let end = () => {};
  const lasting = new Promise<void>((resolve) => (end = resolve));
  const heavy = Array.from({ length: 10 }, () => inPanelTurn(context(), 'exact', () => lasting));
  const quick = Array.from({ length: 50 }, (_, at) => inPanelTurn(context(), 'fast', async () => at));
  expect(await Promise.all(quick)).toHaveLength(50);
  end();
  await Promise.all(heavy);
});

it('forgets a question whose page has gone, and lets the next one in', async () => {
  let end = () => {};
  const lasting = new Promise<void>((resolve) => (end = resolve));
  const heavy = Array.from({ length: 2 }, () => inPanelTurn(context(), 'exact', () => lasting));
  const gone = new AbortController();
  let wasAsked = false;
  const left = inPanelTurn(context(gone.signal), 'exact', async () => {
    wasAsked = true;
  });
  const next = inPanelTurn(context(), 'exact', async () => 'answered');
  gone.abort();
  await expect(left).rejects.toMatchObject({ code: 'canceled' });
  end();
  await Promise.all(heavy);
  expect(await next).toBe('answered');
  expect(wasAsked).toBe(false);
});

it('says what to do when a question takes too long', async () => {
  const late = async () => {
    throw new AppError('timeout', 'late');
  };
  await expect(inPanelTurn(context(), 'exact', late)).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('take the estimate'),
  });
  await expect(inPanelTurn(context(), 'fast', late)).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('Narrow the time range'),
  });
});
