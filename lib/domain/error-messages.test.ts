import { expect, it } from 'vitest';
import { errorMessages } from './error-messages';

it('lets other requests run while it groups the most hostile lines there can be', async () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => ({
    time_ns: BigInt(n),
    seq: 0n,
    service: 's',
    body: `${'x'.repeat(480)} ${n} ${'y'.repeat(600)}`.slice(0, 1_000),
  }));
  let turns = 0;
  let running = true;
  const count = () => {
    turns++;
    if (running) setImmediate(count);
  };
  setImmediate(count);
  const messages = await errorMessages(lines, lines, 10);
  running = false;
  // Others had a turn after every few hundred of the 20,000 lines.
  expect(turns).toBeGreaterThanOrEqual(40);
  expect(messages).toMatchObject([{ count: 10_000, previousCount: 10_000 }]);
});
