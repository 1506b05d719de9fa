import {
  autocompletion,
  closeCompletion,
  completionKeymap,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderText } from '@codemirror/view';
import type { QuerySignal } from '@/lib/query/value-remark';
import { completeQuery } from './completion-source';
import { editorKeys } from './editor-keys';
import { editorTheme } from './editor-theme';
import type { QueryEditor } from './query-editor';
import { queryHighlight } from './query-highlight';
import { applyFix, queryLint } from './query-lint';
import { optionSign, type QueryOption } from './query-option';
import type { Suggestions } from './suggestions';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  selection: { anchor: number; head: number };
  /** The text is not that of the query that runs. */
  typed: boolean;
  signal: QuerySignal;
  ariaLabel: string;
  placeholder: string;
  describedBy: string;
  suggestions: () => Suggestions;
  onSubmit: () => void;
  /** Puts the first fix in place; false when there is none. */
  onFix: () => boolean;
  onChange: (text: string) => void;
  /** The list of completions has opened. */
  onList: () => void;
}

/** A pause in typing after which suggestions are asked for (ms). */
const TYPING_MS = 120;

/** The query editor; what its keys do is in `editorKeys`. */
export function createEditor(options: EditorOptions): QueryEditor & { destroy: () => void } {
  let recentOnly = false;
  const label = new Compartment();
  const labelled = (ariaLabel: string) => EditorView.contentAttributes.of({ 'aria-label': ariaLabel });
  const state = EditorState.create({
    doc: options.text,
    selection: options.selection,
    extensions: [
      history(),
      Prec.highest(
        editorKeys({
          typed: options.typed,
          onSubmit: options.onSubmit,
          onFix: options.onFix,
          onRecents: () => {
            recentOnly = true;
          },
        }),
      ),
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      autocompletion({
        override: [
          (context) => {
            const wanted = recentOnly;
            recentOnly = false;
            return completeQuery(context, options.suggestions(), options.signal, wanted);
          },
        ],
        // Nothing is chosen until an arrow key chooses, so Enter always means "run" to those who type on.
        selectOnOpen: false,
        interactionDelay: 0,
        icons: false,
        defaultKeymap: false,
        activateOnTypingDelay: TYPING_MS,
        // Behind a field's colon its values follow.
        activateOnCompletion: ({ type }) => type === 'property',
        addToOptions: [{ render: (option: QueryOption) => optionSign(option), position: 20 }],
      }),
      EditorView.domEventHandlers({
        // An empty bar offers what was asked before.
        focus: (_, view) => {
          if (view.state.doc.length === 0) setTimeout(() => view.hasFocus && startCompletion(view));
        },
      }),
      queryHighlight(options.signal),
      queryLint(options.signal),
      EditorView.lineWrapping,
      label.of(labelled(options.ariaLabel)),
      EditorView.contentAttributes.of({
        // A long query scrolls: then its region has to hold something that takes the focus by itself.
        tabindex: '0',
        'aria-describedby': options.describedBy,
        spellcheck: 'false',
        autocapitalize: 'off',
        enterkeyhint: 'search',
      }),
      placeholderText(options.placeholder),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString());
        const isOpen = completionStatus(update.state) === 'active';
        if (isOpen && completionStatus(update.startState) !== 'active') options.onList();
      }),
      editorTheme,
    ],
  });
  const view = new EditorView({ state, parent: options.parent });
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => syncText(view, text),
    setLabel: (ariaLabel) => view.dispatch({ effects: label.reconfigure(labelled(ariaLabel)) }),
    focus: () => view.focus(),
    applyFix: (diagnostic) => applyFix(view, diagnostic),
    isChoosing: () => completionStatus(view.state) === 'active',
    closeList: () => closeCompletion(view),
    destroy: () => view.destroy(),
  };
}

/** Replaces only what differs, so that the caret stays where it was. */
function syncText(view: EditorView, text: string): void {
  const current = view.state.doc.toString();
  if (current === text) return;
  const shorter = Math.min(current.length, text.length);
  let start = 0;
  while (start < shorter && current[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && current.at(-1 - end) === text.at(-1 - end)) end++;
  view.dispatch({
    changes: { from: start, to: current.length - end, insert: text.slice(start, text.length - end) },
  });
}
