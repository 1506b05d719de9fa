import { afterEach, expect, it } from 'vitest';
import { runStopHooks } from './stop-in-order.mjs';

const HOOKS = Symbol.for('throughline.stopHooks');
const store = globalThis as unknown as Record<symbol, (() => Promise<void>)[] | undefined>;
afterEach(() => {
  store[HOOKS] = undefined;
});

it('closes the ports side by side, and what is behind them only then, even if one fails', async () => {
  const said: string[] = [];
  let closePort: () => void = () => undefined;
  const port = new Promise<void>((resolve) => {
    closePort = () => {
      said.push('port closed');
      resolve();
    };
  });
  store[HOOKS] = [
    async () => {
      said.push('listeners closed');
      closePort();
    },
    async () => {
      said.push('queue');
      throw new Error('no database');
    },
    async () => void said.push('store'),
  ];
  await runStopHooks(
    (line) => said.push(line),
    () => port,
  );
  expect(said).toEqual(['listeners closed', 'port closed', 'queue', 'While stopping: no database', 'store']);
});

it('closes the port of an application that never came up', async () => {
  let closed = false;
  await runStopHooks(
    () => undefined,
    async () => {
      closed = true;
    },
  );
  expect(closed).toBe(true);
});
