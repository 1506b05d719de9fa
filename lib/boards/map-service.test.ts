import { expect, it } from 'vitest';
import { mapService } from './map-service';
import { newPanel } from './new-panel';
import type { QuestionView } from './question-view';

const view = (chosen: Record<string, string[]>): QuestionView => ({
  document: {
    variables: [
      { name: 'service', label: '', values: { from: 'list', list: [] }, multi: true, chosen: ['first'] },
    ],
  },
  time: { from: 'now-1h', to: 'now' },
  range: null,
  variables: chosen,
  filters: [],
  saved: {},
});
const map = (service: string | null) => {
  const panel = newPanel('map', 'map', { x: 0, y: 0, w: 6, h: 6 });
  if (panel.kind !== 'map') throw new Error('no map');
  return { ...panel, service };
};

it('is about the one chosen service, or all of them', () => {
  expect(mapService(map(null), view({}))).toBeNull();
  expect(mapService(map('api'), view({}))).toBe('api');
  expect(mapService(map('$service'), view({}))).toBe('first');
  expect(mapService(map(`$\{service}`), view({ service: ['api'] }))).toBe('api');
  expect(mapService(map('$service'), view({ service: [] }))).toBeNull();
  expect(mapService(map('shop-$service'), view({ service: ['api', 'api'] }))).toBe('shop-api');
  expect(mapService(map(' '), view({}))).toBeNull();
});

it('is about nothing else: several services, or a variable that is not there', () => {
  expect(() => mapService(map('$service'), view({ service: ['a', 'b'] }))).toThrow(
    'choose one value of $service',
  );
  expect(() => mapService(map('shop-$service'), view({ service: ['a', 'a', 'b'] }))).toThrow(
    'choose one value of $service',
  );
  expect(() => mapService(map('$other'), view({}))).toThrow('$other is no variable');
});
