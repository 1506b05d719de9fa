import { expect, test } from 'vitest';
import { movedHues, serviceColor, serviceHue } from './service-color';

test('a name has the same hue for ever: these are pinned, since people learn them', () => {
  expect(['api-gateway', 'stdf-parser', 'ml-model-serving', 'postgres'].map(serviceHue)).toEqual([
    14, 10, 12, 7,
  ]);
});

test('the services of one trace or one chart of the demo can be told apart', () => {
  for (const services of [
    ['s3-download', 'stdf-parser', 'validate', 'transform', 'load', 'index'],
    ['api-gateway', 'auth', 'feature-store', 'ml-model-serving', 'postgres'],
    ['api', 'auth', 'database', 'ml-model', 'image-render', 's3-upload'],
    // Those that fail stand beside each other on /errors.
    ['api-gateway', 'ml-model-serving', 'stdf-parser', 'api', 'database', 'validate', 'transform'],
  ]) {
    expect(new Set(services.map(serviceHue)).size).toBe(services.length);
  }
});

test('hues stay within the palette, whatever the name', () => {
  for (const name of ['', ' ', 'é', '日本語', 'x'.repeat(10_000)]) {
    expect(serviceColor(name)).toMatch(/^var\(--svc-of-[0-9a-f]+, var\(--color-svc-([1-9]|1[0-4])\)\)$/);
  }
});

test('services of one trace that share a hue get one each; who has a hue alone keeps it', () => {
  const yelp = ['api_proxy', 'routing', 'spectre', 'unknown', 'yelp-main', 'yelp_main'];
  expect(new Set(yelp.map(serviceHue)).size).toBeLessThan(yelp.length);
  const moved = movedHues([...yelp, ...yelp]);
  const hues = yelp.map((name) => moved.get(name) ?? serviceHue(name));
  expect(new Set(hues).size).toBe(yelp.length);
  // Those that share a hue: all but one moved, whatever the order they come in.
  expect(moved.size).toBe(yelp.length - new Set(yelp.map(serviceHue)).size);
  expect(movedHues(yelp.toReversed())).toEqual(moved);
});

test('with more services than hues every hue is used before one is shared', () => {
  const names = Array.from({ length: 40 }, (_, i) => `service-${i}`);
  const moved = movedHues(names);
  expect(new Set(names.map((name) => moved.get(name) ?? serviceHue(name))).size).toBe(14);
});

test('two hundred services spread over all fourteen hues', () => {
  const counts = new Array<number>(15).fill(0);
  for (let i = 0; i < 200; i++)
    counts[serviceHue(`service-${i}`)] = (counts[serviceHue(`service-${i}`)] ?? 0) + 1;
  for (let hue = 1; hue <= 14; hue++) expect(counts[hue]).toBeGreaterThan(4);
});
