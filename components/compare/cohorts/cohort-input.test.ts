import { expect, it } from 'vitest';
import { loadCompareState } from '@/lib/url/compare';
import { cohortInput, sideNames } from './cohort-input';

const read = (search: string) => loadCompareState(new URLSearchParams(search));

it('asks for two versions of a service', () => {
  const state = read('mode=releases&service=ml-model-serving&va=2.0.4&vb=2.1.0');
  expect(cohortInput(state)).toMatchObject({
    baseline: 'service:"ml-model-serving" AND version:"2.0.4"',
    candidate: 'service:"ml-model-serving" AND version:"2.1.0"',
    split: '',
  });
  expect(sideNames(state)).toEqual({ a: '2.0.4', b: '2.1.0' });
});

it('asks nothing while the sides are the same or not chosen', () => {
  expect(cohortInput(read('mode=releases&service=x&va=1&vb=1'))).toBeNull();
  expect(cohortInput(read('mode=releases&service=x&va=1'))).toBeNull();
  expect(cohortInput(read('mode=time'))).toBeNull();
  expect(cohortInput(read('mode=queries&qa=a&qb=a'))).toBeNull();
  expect(cohortInput(read('mode=time&at=now-2h&q=service:a'))).toMatchObject({
    split: 'now-2h',
    q: 'service:a',
  });
});
