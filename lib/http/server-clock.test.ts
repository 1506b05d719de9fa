import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const AT = Date.UTC(2026, 10, 22, 10, 0, 0);
const header = (ms: number) => new Date(ms).toUTCString();

let clock: typeof import('./server-clock');
beforeEach(async () => {
  vi.useFakeTimers({ now: AT, toFake: ['Date', 'performance'] });
  vi.resetModules();
  clock = await import('./server-clock');
});

afterEach(() => {
  vi.useRealTimers();
});

test('clocks that may agree are taken to agree', () => {
  // The header is cut to the second, and a slow answer allows more.
  clock.learnServerTime(header(AT), AT + 400, AT + 900);
  clock.learnServerTime(header(AT), AT - 300, AT + 20_000);
  expect(clock.serverOffsetMs()).toBe(0);
});

test('a browser ten minutes behind or ahead is put right to within the second', () => {
  for (const skewMs of [600_000, -600_000]) {
    clock.learnServerTime(header(AT + skewMs), AT, AT + 40);
    expect(Math.abs(clock.serverOffsetMs() - skewMs)).toBeLessThanOrEqual(600);
    expect(Math.abs(clock.serverNowMs() - Date.now() - skewMs)).toBeLessThanOrEqual(600);
  }
});

test('later answers that agree leave the offset alone; listeners hear of real changes only', () => {
  const heard = vi.fn();
  const stop = clock.onServerOffset(heard);
  clock.learnServerTime(header(AT + 60_000), AT, AT + 40);
  const learned = clock.serverOffsetMs();
  for (let later = 0; later < 5000; later += 370) {
    const server = AT + 60_000 + later;
    clock.learnServerTime(header(server - (server % 1000)), AT + later, AT + later + 15);
  }
  expect(clock.serverOffsetMs()).toBe(learned);
  expect(heard).toHaveBeenCalledTimes(1);
  clock.learnServerTime(header(AT), AT, AT + 40);
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  clock.learnServerTime(header(AT + 60_000), AT, AT + 40);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('no header, or none that is a date, teaches nothing', () => {
  clock.learnServerTime(null, AT, AT);
  clock.learnServerTime('soon', AT, AT);
  expect(clock.serverOffsetMs()).toBe(0);
});
