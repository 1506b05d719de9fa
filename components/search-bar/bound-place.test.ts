import { expect, test } from 'vitest';
import { boundPlace } from './bound-place';

const at = (text: string) => {
  const place = boundPlace(text, text.length);
  return place && [place.field, place.typed];
};

test('the end of a comparison or a bracket range', () => {
  expect(at('level:ERROR time>=now-')).toEqual(['time', 'now-']);
  expect(at('time:>')).toEqual(['time', '']);
  expect(at('n >= 5')).toEqual(['n', '5']);
  expect(at('time:[now-1h TO n')).toEqual(['time', 'n']);
  expect(at('time:[')).toEqual(['time', '']);
  expect(at('(time:{now-1d TO ')).toEqual(['time', '']);
});

test('a range that is finished, and text, are none', () => {
  expect(at('time:[now-1h TO now] ')).toBeNull();
  expect(at('a>b ')).toBeNull();
  expect(at('level:ERROR')).toBeNull();
});
