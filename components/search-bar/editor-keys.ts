import {
  acceptCompletion,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  selectedCompletionIndex,
  setSelectedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { insertNewline } from '@codemirror/commands';
import type { Extension, Transaction } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap } from '@codemirror/view';

interface EditorKeys {
  /** Something was typed since the query ran, before there was this editor. */
  typed: boolean;
  onSubmit: () => void;
  /** Puts the first fix in place; false when there is none. */
  onFix: () => boolean;
  /** Called before the list is opened for recent queries alone. */
  onRecents: () => void;
}

/**
 * Enter runs the query, unless an arrow key has moved into the list since the last letter; Shift+Enter breaks the line;
 * Tab takes the first completion; ArrowUp on the first line lists recent queries; Alt+Enter puts a fix in place; Escape
 * closes the list, and leaves a bar in which nothing was typed since its query ran.
 */
export function editorKeys({ typed: before, onSubmit, onFix, onRecents }: EditorKeys): Extension[] {
  // Typing on leaves the list, even where the option that was chosen is still in it.
  let inList = false;
  let typed = before;
  // Keys pressed on a list that is just being renewed hold for the new one.
  let early: 'move' | 'accept' | 'take' | null = null;
  const move = (forward: boolean) => (view: EditorView) => {
    if (isRenewing(view)) {
      early = 'move';
      return true;
    }
    if (completionStatus(view.state) !== 'active') return false;
    inList = true;
    return moveCompletionSelection(forward)(view);
  };
  const submit = (view: EditorView) => {
    closeCompletion(view);
    typed = false;
    onSubmit();
  };
  const renewed = (view: EditorView) => {
    const key = early;
    early = null;
    if (completionStatus(view.state) === 'active') {
      inList = true;
      view.dispatch({ effects: setSelectedCompletion(0) });
      if (key !== 'move') acceptCompletion(view);
    } else if (key === 'accept') submit(view);
  };
  const recents = (view: EditorView) => {
    closeCompletion(view);
    onRecents();
    return startCompletion(view);
  };
  const keys: KeyBinding[] = [
    {
      key: 'Enter',
      run: (view) => {
        if (early !== null) early = 'accept';
        else if (!inList || !acceptCompletion(view)) submit(view);
        return true;
      },
      shift: insertNewline,
    },
    {
      key: 'Tab',
      run: (view) => {
        if (isRenewing(view)) {
          early = 'take';
          return true;
        }
        if (completionStatus(view.state) !== 'active') return false;
        // The list of an empty bar opens by itself: who tabs through the page passes by.
        if (!inList && view.state.doc.length === 0) return false;
        if (selectedCompletionIndex(view.state) === null) {
          view.dispatch({ effects: setSelectedCompletion(0) });
        }
        acceptCompletion(view);
        return true;
      },
    },
    {
      key: 'Escape',
      run: (view) => {
        if (closeCompletion(view)) return true;
        if (typed) return false;
        view.contentDOM.blur();
        return true;
      },
    },
    { key: 'ArrowDown', run: move(true) },
    { key: 'ArrowUp', run: (view) => move(false)(view) || (isOnFirstLine(view) && recents(view)) },
    { key: 'Alt-ArrowUp', run: recents },
    { key: 'Alt-Enter', run: onFix },
    { key: 'Mod-.', run: onFix },
  ];
  return [
    keymap.of(keys),
    EditorView.updateListener.of((update) => {
      if (update.transactions.some((change) => change.docChanged && isByHand(change))) typed = true;
      if (update.docChanged || completionStatus(update.state) === null) inList = false;
      if (update.docChanged) early = null;
      // A view takes no change while it tells of one.
      if (early !== null && completionStatus(update.state) !== 'pending')
        queueMicrotask(() => renewed(update.view));
    }),
  ];
}

/** A list is in sight, greyed, and its next one is asked for; only its class tells. */
function isRenewing({ state, dom }: EditorView): boolean {
  return (
    completionStatus(state) === 'pending' &&
    dom.ownerDocument.querySelector('.cm-tooltip-autocomplete-disabled') !== null
  );
}

function isByHand(change: Transaction): boolean {
  return change.isUserEvent('input') || change.isUserEvent('delete') || change.isUserEvent('undo');
}

/** Where nothing is above the caret, not even a wrapped part of its line. */
function isOnFirstLine(view: EditorView): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return false;
  const up = view.moveVertically(main, false);
  return up.head === main.head || view.coordsAtPos(up.head)?.top === view.coordsAtPos(main.head)?.top;
}
