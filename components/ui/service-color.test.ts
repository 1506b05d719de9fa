import { expect, test } from 'vitest';
import { serviceColor, serviceHue } from './service-color';

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
    expect(serviceColor(name)).toMatch(/^var\(--color-svc-([1-9]|1[0-4])\)$/);
  }
});

test('two hundred services spread over all fourteen hues', () => {
  const counts = new Array<number>(15).fill(0);
  for (let i = 0; i < 200; i++)
    counts[serviceHue(`service-${i}`)] = (counts[serviceHue(`service-${i}`)] ?? 0) + 1;
  for (let hue = 1; hue <= 14; hue++) expect(counts[hue]).toBeGreaterThan(4);
});
