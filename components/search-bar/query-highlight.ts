import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { QueryValue } from '@/lib/query/ast';
import { lexQuery } from '@/lib/query/lex';
import type { QueryToken } from '@/lib/query/query-token';

const mark = (name: string) => Decoration.mark({ class: `cm-q-${name}` });
const MARKS = {
  operator: mark('operator'),
  field: mark('field'),
  paren: mark('paren'),
  text: mark('text'),
  phrase: mark('phrase'),
  wildcard: mark('wildcard'),
  range: mark('range'),
};

/** Colours the query by the parser's own tokens. */
export function queryHighlight(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate) {
        if (update.docChanged) this.decorations = decorate(update.view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

function decorate(view: EditorView): DecorationSet {
  const text = view.state.doc.toString();
  const builder = new RangeSetBuilder<Decoration>();
  let end = 0;
  for (const token of lexQuery(text).tokens) {
    if (token.from < end || token.to <= token.from) continue;
    builder.add(token.from, token.to, MARKS[nameOf(token, text)]);
    end = token.to;
  }
  return builder.finish();
}

function nameOf(token: QueryToken, text: string): keyof typeof MARKS {
  if (token.kind === 'open' || token.kind === 'close') return 'paren';
  if (token.kind === 'field') return 'field';
  if (token.kind === 'value') return valueName(token.value, text);
  return 'operator';
}

function valueName(value: QueryValue, text: string): keyof typeof MARKS {
  if (value.kind === 'exists') return 'wildcard';
  if (value.kind === 'text') return text[value.from] === '"' ? 'phrase' : 'text';
  return value.kind;
}
