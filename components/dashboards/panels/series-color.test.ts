import { expect, test } from 'vitest';
import { seriesColors } from './series-color';

const of = (field: string, value: string | number, isOther = false) => ({
  by: [field],
  key: isOther ? [] : [value],
  isOther,
});

test('a level has its own colour, and a service the same one whatever is beside it', () => {
  const [error, alone] = seriesColors([of('level', 'ERROR'), of('service', 'api')], true);
  expect(error).toBe('var(--color-sev-error)');
  expect(seriesColors([of('service', 'api'), of('level', 'WARN')], true)[0]).toBe(alone);
});

test('no two series of one chart look alike, as far as there are hues', () => {
  const services = Array.from({ length: 14 }, (_, index) => of('service', `service-${index}`));
  expect(new Set(seriesColors(services, true)).size).toBe(14);
  const lots = Array.from({ length: 14 }, (_, index) => of('lot', index));
  expect(new Set(seriesColors(lots, true)).size).toBe(14);
});

test('where nothing has to be told apart there is one colour, and the rest is grey', () => {
  const [a, b, rest] = seriesColors([of('lot', 'a'), of('lot', 'b'), of('lot', '', true)], false);
  expect(a).toBe(b);
  expect(rest).not.toBe(a);
});

test('the same service or level of two queries has two shades of its colour', () => {
  for (const subject of [of('service', 'api'), of('level', 'ERROR'), of('lot', '', true)]) {
    const colors = seriesColors([subject, subject, subject], true);
    expect(new Set(colors).size).toBe(3);
    expect(colors[1]).toContain(colors[0]);
  }
  // More lots than hues.
  const lots = Array.from({ length: 40 }, (_, index) => of('lot', index));
  expect(new Set(seriesColors(lots, true)).size).toBe(40);
});
