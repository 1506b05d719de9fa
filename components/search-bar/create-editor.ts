import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
  completionStatus,
  selectedCompletionIndex,
  setSelectedCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderText } from '@codemirror/view';
import type { QuerySignal } from '@/lib/query/value-remark';
import { completeQuery, type Suggestions } from './completion-source';
import { editorTheme } from './editor-theme';
import { queryHighlight } from './query-highlight';
import { queryLint } from './query-lint';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  signal: QuerySignal;
  ariaLabel: string;
  placeholder: string;
  describedBy: string;
  suggestions: () => Suggestions;
  onSubmit: () => void;
  onChange: (text: string) => void;
}

/** The query editor: Enter runs, Shift+Enter breaks the line, Tab takes the completion that is open. */
export function createEditor(options: EditorOptions): EditorView {
  const state = EditorState.create({
    doc: options.text,
    extensions: [
      history(),
      Prec.highest(keymap.of(keys(options))),
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      // Nothing is chosen until an arrow key chooses, so Enter always means "run" to those who type on.
      autocompletion({
        override: [(context) => completeQuery(context, options.suggestions())],
        selectOnOpen: false,
        icons: false,
        defaultKeymap: false,
      }),
      queryHighlight(),
      queryLint(options.signal),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': options.ariaLabel,
        'aria-describedby': options.describedBy,
        spellcheck: 'false',
        autocapitalize: 'off',
        enterkeyhint: 'search',
      }),
      placeholderText(options.placeholder),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString());
      }),
      editorTheme,
    ],
  });
  return new EditorView({ state, parent: options.parent });
}

/** Replaces only what differs, so that the caret stays where it was. */
export function syncText(view: EditorView, text: string): void {
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

function keys({ onSubmit }: EditorOptions) {
  return [
    {
      key: 'Enter',
      run: (view: EditorView) => {
        if (acceptCompletion(view)) return true;
        closeCompletion(view);
        onSubmit();
        return true;
      },
      shift: insertNewline,
    },
    {
      key: 'Tab',
      run: (view: EditorView) => {
        if (completionStatus(view.state) !== 'active') return false;
        if (selectedCompletionIndex(view.state) === null) {
          view.dispatch({ effects: setSelectedCompletion(0) });
        }
        return acceptCompletion(view);
      },
    },
  ];
}
