import { describe, expect, it } from 'vitest';
import type { Log } from '@/lib/contracts/log';
import { KEPT_LINES, LiveLines, withLiveLines } from './live-lines';

const log = (n: number): Log => ({
  id: `${n}-${n}`,
  time: `2026-11-22T10:00:${String(n % 60).padStart(2, '0')}.000000000Z`,
  observedTime: '',
  severity: 'INFO',
  severityNumber: 9,
  severityText: null,
  service: 'a',
  environment: null,
  body: String(n),
  bodyIsJson: false,
  traceId: null,
  spanId: null,
  attributes: {},
  resource: {},
  scope: { name: null, version: null, attributes: {} },
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => log(from + index));
const bodies = (logs: readonly Log[]) => logs.map(({ body }) => Number(body));

describe('LiveLines', () => {
  it('shows the newest arrival first, each line once', () => {
    const lines = new LiveLines();
    lines.add(range(0, 3));
    lines.add(range(2, 5));
    expect(bodies(lines.logs)).toEqual([4, 3, 2, 1, 0]);
  });

  it('stays as it is while held, and loses nothing when it goes on', () => {
    const lines = new LiveLines();
    lines.add(range(0, 2));
    const before = lines.logs;
    lines.hold(true);
    lines.add(range(2, 4));
    lines.add(range(3, 6));
    expect(lines.logs).toBe(before);
    expect(lines.waiting).toBe(4);
    lines.hold(false);
    expect(lines.waiting).toBe(0);
    expect(bodies(lines.logs)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(lines.trimmed).toBe(false);
  });

  it('keeps a bounded number, and says so', () => {
    const lines = new LiveLines();
    lines.add(range(0, KEPT_LINES));
    expect(lines.trimmed).toBe(false);
    lines.add(range(KEPT_LINES, KEPT_LINES + 5));
    expect(lines.logs).toHaveLength(KEPT_LINES);
    expect(lines.trimmed).toBe(true);
    lines.hold(true);
    lines.add(range(20_000, 20_000 + KEPT_LINES + 7));
    expect(lines.lost).toBe(7);
    expect(lines.waiting).toBe(KEPT_LINES + 7);
    lines.hold(false);
    expect(lines.logs[0]?.body).toBe(String(20_000 + KEPT_LINES + 6));
    expect(lines.lost).toBe(0);
  });

  it('leaves to a new search what that has, and keeps what is later than it', () => {
    const lines = new LiveLines();
    lines.add(range(0, 10));
    lines.hold(true);
    lines.add(range(10, 20));
    lines.restart(log(15).time);
    expect(lines.logs).toEqual([]);
    expect(lines.waiting).toBe(5);
    lines.hold(false);
    lines.add([log(9)]);
    expect(bodies(lines.logs)).toEqual([9, 19, 18, 17, 16, 15]);
  });
});

describe('withLiveLines', () => {
  it('puts what came above what was found, each line once', () => {
    expect(bodies(withLiveLines([log(5), log(4), log(3)], false, [log(4), log(3), log(2)]))).toEqual([
      5, 4, 3, 2,
    ]);
  });

  it('leaves out what was found where lines between are gone', () => {
    expect(bodies(withLiveLines([log(5)], true, [log(2)]))).toEqual([5]);
  });
});
