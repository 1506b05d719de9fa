import { expect, it } from 'vitest';
import { runPipeline } from './run-pipeline';

it('passes a batch through untouched when there is no stage', () => {
  const records = [1, 2, 3];
  const result = runPipeline(records);
  expect(result.records).toBe(records);
  expect(result.dropped.size).toBe(0);
});

it('runs stages in order and counts what each left out or changed', () => {
  const result = runPipeline(
    [1, 2, 3, 4],
    [
      { name: 'even', run: (records) => ({ records: records.filter((n) => n % 2 === 0) }) },
      {
        name: 'double',
        run: (records) => ({
          records: records.map((n) => n * 2),
          repairs: new Map([['doubled', records.length]]),
        }),
      },
    ],
  );
  expect(result.records).toEqual([4, 8]);
  expect([...result.dropped]).toEqual([['even', 2]]);
  expect([...result.repairs]).toEqual([['doubled', 2]]);
});
