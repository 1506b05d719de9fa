import { expect, it } from 'vitest';
import { releaseStart } from './release-start';

const LATEST_FIRST = ['2.1.0', '2.0.4', '1.14.2'];

it('offers the two newest versions that sent spans in the range, whatever came before or after', () => {
  const present = [{ version: '2.0.4' }, { version: null }, { version: '2.1.0' }];
  expect(releaseStart(LATEST_FIRST, present)).toEqual({ va: '2.0.4', vb: '2.1.0' });
  expect(releaseStart(LATEST_FIRST, [{ version: '1.14.2' }, { version: '2.0.4' }])).toEqual({
    va: '1.14.2',
    vb: '2.0.4',
  });
});

it('offers nothing where fewer than two did', () => {
  expect(releaseStart(LATEST_FIRST, [{ version: '2.1.0' }])).toBeNull();
  expect(releaseStart(LATEST_FIRST, [])).toBeNull();
});
