import { expect, it } from 'vitest';
import { runPipeline, type Stage } from './run-pipeline';

const keep = (name: string, wanted: (n: number) => boolean): Stage<number> => ({
  name,
  run: (records) => {
    const kept = records.flatMap((n, index) => (wanted(n) ? [index] : []));
    return { records: records.filter(wanted), kept };
  },
});
const double: Stage<number> = {
  name: 'double',
  run: (records) => ({
    records: records.map((n) => n * 2),
    changes: new Map([['doubled', records.length]]),
  }),
};

it('passes a batch through untouched when there is no stage', () => {
  const records = [1, 2, 3];
  const result = runPipeline(records);
  expect(result.records).toBe(records);
  expect([result.kept, result.dropped.size, result.changes.size]).toEqual([null, 0, 0]);
});

it('runs stages in order and counts what each left out or changed', () => {
  const result = runPipeline([1, 2, 3, 4], [keep('even', (n) => n % 2 === 0), double, double]);
  expect(result.records).toEqual([8, 16]);
  expect([...result.dropped]).toEqual([['even', 2]]);
  expect([...result.changes]).toEqual([['doubled', 4]]);
});

it('says of each record which one it was, through several stages that leave records out', () => {
  const stages = [keep('even', (n) => n % 2 === 0), double, keep('large', (n) => n > 4)];
  const result = runPipeline([1, 2, 3, 4, 5, 6], stages);
  expect([result.records, result.kept]).toEqual([
    [8, 12],
    [3, 5],
  ]);
});

it('does not let a stage lose records without saying which', () => {
  const loses = { name: 'loses', run: () => ({ records: [] }) };
  expect(() => runPipeline([1], [loses])).toThrow(/loses/);
});
