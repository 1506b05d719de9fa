import { expect, test } from 'vitest';
import type { BoardAction } from '@/lib/boards/board-action';
import { boardReducer } from '@/lib/boards/board-reducer';
import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import { newPanel } from '@/lib/boards/new-panel';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { addPanel, bringPanelBack, changePanel, freePanelId, removePanel } from './board-edits';

const run = (document: DashboardDocument, actions: BoardAction[]) => actions.reduce(boardReducer, document);
const text = (id: string, y: number) => newPanel('text', id, { x: 0, y, w: 12, h: 4 });
const board = { ...emptyDashboard('Board'), panels: [text('p1', 0), text('p2', 4), text('p3', 8)] };
const places = ({ panels }: DashboardDocument) => Object.fromEntries(panels.map(({ id, at }) => [id, at.y]));

test('a deleted panel leaves no hole, and comes back to where it was', () => {
  const [, second] = board.panels;
  if (!second) throw new Error('no panel');
  const without = run(board, removePanel(board, 'p2'));
  expect(places(without)).toEqual({ p1: 0, p3: 4 });
  expect(places(run(without, bringPanelBack(without, second)))).toEqual({ p1: 0, p2: 4, p3: 8 });
  expect(bringPanelBack(board, second)).toEqual([]);
});

test('a new panel takes the first free place, a changed one keeps its own', () => {
  const more = run(board, addPanel(board, text('p4', 0)));
  expect(places(more).p4).toBe(12);
  const changed = run(board, changePanel(board, { ...text('p2', 0), title: 'New' }));
  expect(changed.panels[1]).toMatchObject({ title: 'New', at: { y: 4 } });
});

test('an id is never given twice', () => {
  expect(freePanelId(board)).toBe('p4');
  expect(freePanelId({ ...board, panels: [text('p2', 0)] })).toBe('p3');
  expect(freePanelId({ ...board, panels: [text('p3', 0), text('p1', 4)] })).toBe('p4');
});
