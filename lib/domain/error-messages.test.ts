import { expect, it } from 'vitest';
import { errorMessages } from './error-messages';

it('lets other requests run while it groups the most hostile lines there can be', async () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => ({
    time_ns: BigInt(n),
    seq: 0n,
    service: 's',
    body: `${'x'.repeat(480)} ${n} ${'y'.repeat(600)}`.slice(0, 1_000),
  }));
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const messages = await errorMessages(lines, lines, 10);
  clearInterval(timer);
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThan(250);
  expect(messages).toMatchObject([{ count: 10_000, previousCount: 10_000 }]);
});
