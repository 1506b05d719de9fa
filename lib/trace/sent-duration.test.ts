import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { sentDuration } from './sent-duration';
import { spanFixture } from './span-fixture';

const on = (host: string) => ({ service: host, resource: { 'host.name': host } });
const spans = [spanFixture('a', null, 0, 100, on('A')), spanFixture('b', 'a', 400, 50, on('B'))];

test.each([true, false])('a trace lasts as long as sent, clocks corrected or not (%s)', (correctSkew) => {
  const model = buildTrace(spans, { correctSkew });
  expect(model.durationNs).toBe(correctSkew ? 100 : 450);
  expect(sentDuration(model)).toBe(450);
});
