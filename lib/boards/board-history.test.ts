import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDashboard, arbitraryPanel } from './arbitrary-dashboard';
import type { BoardAction } from './board-action';
import { applyEdit, MOST_STEPS, newHistory, redo, undo } from './board-history';
import { boardReducer } from './board-reducer';
import { emptyDashboard } from './empty-dashboard';
import { newPanel } from './new-panel';

const board = emptyDashboard('Board');
const rename = (name: string): BoardAction => ({ type: 'set', fields: { name } });
const action: fc.Arbitrary<BoardAction> = fc.oneof(
  fc.constantFrom('A', 'B', 'C').map(rename),
  arbitraryPanel.map((panel): BoardAction => ({ type: 'addPanel', panel: { ...panel, id: 'p' } })),
  arbitraryPanel.map((panel): BoardAction => ({ type: 'replacePanel', panel: { ...panel, id: 'p' } })),
  fc.constant<BoardAction>({ type: 'removePanel', id: 'p' }),
  arbitraryPanel.map(({ at }): BoardAction => ({ type: 'place', places: [{ id: 'p', at }] })),
  arbitraryDashboard.map((document): BoardAction => ({ type: 'replace', document })),
);
const actions = fc.array(fc.tuple(action, fc.constantFrom(null, 'drag')), { maxLength: 12 });

describe('applyEdit, undo and redo', () => {
  it('undo takes back an edit, redo does it again, whatever it was', () => {
    fc.assert(
      fc.property(actions, action, (before, last) => {
        const start = before.reduce(
          (history, [one, join]) => applyEdit(history, one, join),
          newHistory(board),
        );
        const edited = applyEdit(start, last);
        if (edited === start) return;
        expect(undo(edited).document).toBe(start.document);
        expect(redo(undo(edited)).document).toBe(edited.document);
        expect(redo(edited)).toBe(edited);
      }),
      { numRuns: 60 },
    );
  });

  it('goes all the way back to what was at first, and forth again', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const end = all.reduce((history, [one, join]) => applyEdit(history, one, join), newHistory(board));
        let now = end;
        while (now.past.length > 0) now = undo(now);
        expect(now.document).toBe(board);
        while (now.future.length > 0) now = redo(now);
        expect(now.document).toBe(end.document);
      }),
      { numRuns: 60 },
    );
  });

  it('joins edits in a row with the same key, until something else is done', () => {
    let history = newHistory(board);
    for (const name of ['B', 'Bo', 'Boa']) history = applyEdit(history, rename(name), 'title');
    expect(history.past).toHaveLength(1);
    history = applyEdit(history, rename('Boar'), 'other field');
    history = applyEdit(history, rename('Board 2'), 'title');
    expect(history.past).toHaveLength(3);
    expect(undo(undo(undo(history))).document.name).toBe('Board');
  });

  it('begins a new step behind an undo', () => {
    const once = applyEdit(newHistory(board), rename('A'), 'title');
    const undone = undo(applyEdit(once, rename('B'), null));
    expect(applyEdit(undone, rename('C'), 'title').past).toHaveLength(2);
  });

  it('an edit that changes nothing is no step, and leaves what was undone', () => {
    const undone = undo(applyEdit(newHistory(board), rename('A')));
    expect(applyEdit(undone, rename('Board'))).toBe(undone);
  });

  it('forgets the oldest of many steps', () => {
    let history = newHistory(board);
    for (let n = 0; n < MOST_STEPS + 20; n++) history = applyEdit(history, rename(`Board ${n}`));
    expect(history.past).toHaveLength(MOST_STEPS);
  });
});

describe('boardReducer', () => {
  const panel = newPanel('number', 'a', { x: 0, y: 0, w: 3, h: 4 });
  const withOne = { ...board, panels: [panel] };

  it('adds, changes, places and takes away panels', () => {
    expect(boardReducer(board, { type: 'addPanel', panel }).panels).toEqual([panel]);
    const changed = { ...panel, title: 'Errors' };
    expect(boardReducer(withOne, { type: 'replacePanel', panel: changed }).panels).toEqual([changed]);
    const at = { x: 3, y: 0, w: 3, h: 4 };
    expect(boardReducer(withOne, { type: 'place', places: [{ id: 'a', at }] }).panels).toEqual([
      { ...panel, at },
    ]);
    expect(boardReducer(withOne, { type: 'removePanel', id: 'a' }).panels).toEqual([]);
  });
});
