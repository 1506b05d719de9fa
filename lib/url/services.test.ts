import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSegment } from './read-segment';
import {
  MAP_DIRECTIONS,
  MAP_EDGE_KINDS,
  MAP_VIEWS,
  mapUrl,
  OPERATION_SORTS,
  readMapState,
  readServiceState,
  readServicesState,
  SERVICE_SORTS,
  serviceOfSegment,
  servicesUrl,
  serviceUrl,
} from './services';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const optional = fc.option(text, { nil: null });
const searchOf = (url: string) => new URL(url, 'http://x').search;

test('the list, a service and the map survive the URL, whatever was typed', () => {
  const list = fc.record({
    from: text,
    to: text,
    find: text,
    sort: fc.constantFrom(...SERVICE_SORTS),
    desc: fc.boolean(),
  });
  const service = fc.record({
    from: text,
    to: text,
    operation: optional,
    sort: fc.constantFrom(...OPERATION_SORTS),
    desc: fc.boolean(),
    at: optional,
    before: optional,
    after: optional,
  });
  const map = fc.record({
    from: text,
    to: text,
    focus: optional,
    depth: fc.integer({ min: 0, max: 9 }),
    direction: fc.constantFrom(...MAP_DIRECTIONS),
    folded: fc.array(text, { maxLength: 4 }),
    hide: fc.uniqueArray(fc.constantFrom(...MAP_EDGE_KINDS)),
    node: optional,
    caller: optional,
    callee: optional,
    kind: fc.option(fc.constantFrom(...MAP_EDGE_KINDS), { nil: null }),
    view: fc.constantFrom(...MAP_VIEWS),
  });
  fc.assert(
    fc.property(list, service, map, (a, b, c) => {
      expect(readServicesState(searchOf(servicesUrl(a)))).toEqual(a);
      expect(readServiceState(searchOf(serviceUrl('x', b)))).toEqual(b);
      expect(readMapState(searchOf(mapUrl(c)))).toEqual(c);
    }),
  );
});

test('every name of a service leads to its own page, also those a path cannot hold', () => {
  const names = fc.oneof(
    text,
    fc.constantFrom('map', '.', '..', '', '~', '~map', 'a/b', 'a%2Fb', 'api?x=1#y'),
  );
  fc.assert(
    fc.property(names, (name) => {
      const { pathname } = new URL(serviceUrl(name), 'http://x');
      expect(pathname).not.toBe('/services/map');
      const [, room, segment = '', ...rest] = pathname.split('/');
      expect([room, rest]).toEqual(['services', []]);
      expect(serviceOfSegment(readSegment(segment))).toBe(name);
    }),
  );
});

test('defaults stay out of the links', () => {
  expect(servicesUrl({ sort: 'rate', desc: true })).toBe('/services');
  expect(mapUrl({ depth: 2, folded: [] })).toBe('/services/map');
  expect(readMapState('?direction=sideways').direction).toBe('both');
});
