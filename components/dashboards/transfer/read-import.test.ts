import { expect, test } from 'vitest';
import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import { readImport } from './read-import';
import { writeBundle } from './write-bundle';

const problemsOf = (text: string) =>
  readImport('a.json', text).flatMap(({ result }) => ('problems' in result ? result.problems : []));

test('what is exported is read back as it was: one, and a whole folder', () => {
  const board = { ...emptyDashboard('Yield'), description: 'A "quoted" – text' };
  expect(readImport('a.json', JSON.stringify(board))).toEqual([
    { key: 'a.json', from: 'a.json', result: { document: board, folder: '', tags: [] } },
  ]);
  const held = [
    { document: board, folder: 'fab/tester', tags: ['p1'] },
    { document: emptyDashboard('Two'), folder: '', tags: [] },
  ];
  expect(readImport('fab.json', writeBundle(held)).map(({ result }) => result)).toEqual(held);
});

test('a list of plain dashboards is read too', () => {
  const names = readImport('x', JSON.stringify([emptyDashboard('A'), emptyDashboard('B')])).map(
    ({ result }) => ('document' in result ? result.document.name : result),
  );
  expect(names).toEqual(['A', 'B']);
});

test('every problem is named at its place, of each dashboard on its own', () => {
  const broken = { ...emptyDashboard('x'), name: '', refreshSeconds: 1, panels: [{ kind: 'pie' }] };
  expect(problemsOf(JSON.stringify(broken)).map(({ path }) => path)).toEqual(
    expect.arrayContaining(['name', 'refreshSeconds', 'panels.0.kind']),
  );
  const [good, bad] = readImport(
    'two',
    JSON.stringify({ dashboards: [{ document: emptyDashboard('ok') }, { document: broken, folder: 7 }] }),
  );
  expect(good?.result).toHaveProperty('document');
  expect(bad?.result).toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({ path: 'dashboards.1.document.name' }),
      expect.objectContaining({ path: 'dashboards.1.folder' }),
    ]),
  });
});

test('what is no JSON is told with its line', () => {
  expect(problemsOf('{\n  "format": 1,\n  oops }')[0]?.message).toMatch(/no JSON.*line 3/);
  expect(problemsOf('   ')[0]?.message).toBe('It is empty.');
  expect(problemsOf('[]')[0]?.message).toMatch(/no dashboard in it/);
  expect(problemsOf('{"format":99}')[0]?.message).toMatch(/format 99/);
});

test.each([
  ['Grafana', '{"schemaVersion":39,"title":"x","panels":[]}'],
  ['Grafana', '{"meta":{},"dashboard":{"schemaVersion":39,"panels":[]}}'],
  ['Grafana', '{"apiVersion":"dashboard.grafana.app/v2beta1","kind":"Dashboard","spec":{}}'],
  ['Kibana', '{"type":"dashboard","attributes":{"title":"x"}}\n{"type":"lens","attributes":{}}\n'],
  ['Kibana', '[{"_id":"x","_type":"dashboard","_source":{"title":"x"}}]'],
])('a dashboard of %s is called so, in one sentence that says what to do instead', (product, text) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(
    new RegExp(`^This is a dashboard of ${product}, which cannot be read here\\. Make a new dashboard`),
  );
});
