import { expect, it, vi } from 'vitest';
import { beginIngest, closeStore, finishIngest } from '../domain/ingest-lifecycle';
import { startProcess } from './wire-process';

vi.mock('../domain/ingest-lifecycle', () => ({
  beginIngest: vi.fn(),
  finishIngest: vi.fn(),
  closeStore: vi.fn(),
}));
vi.mock('../env', () => ({ env: () => ({ HOST: '127.0.0.1', LISTEN: '', NEXT_MANUAL_SIG_HANDLE: 'true' }) }));

// The name is all that this and scripts/launch/stop-in-order.mjs share.
const HOOKS = Symbol.for('throughline.stopHooks');

it('leaves the launcher its hooks, listeners first and connections last, and only once', async () => {
  await startProcess();
  await startProcess();
  expect(beginIngest).toHaveBeenCalled();
  const hooks = (globalThis as unknown as Record<symbol, (() => Promise<unknown>)[]>)[HOOKS] ?? [];
  expect(hooks).toHaveLength(3);
  await hooks[0]?.();
  expect(finishIngest).not.toHaveBeenCalled();
  await hooks[1]?.();
  expect(finishIngest).toHaveBeenCalledTimes(1);
  expect(closeStore).not.toHaveBeenCalled();
  await hooks[2]?.();
  expect(closeStore).toHaveBeenCalledTimes(1);
});
