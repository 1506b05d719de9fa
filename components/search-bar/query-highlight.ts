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
import { type FlatToken, flatTokens } from '@/lib/query/trace/flat-tokens';
import type { QuerySignal } from '@/lib/query/value-remark';

const mark = (name: string) => Decoration.mark({ class: `cm-q-${name}` });
const MARKS = {
  operator: mark('operator'),
  field: mark('field'),
  paren: mark('paren'),
  text: mark('text'),
  phrase: mark('phrase'),
  wildcard: mark('wildcard'),
  range: mark('range'),
  regex: mark('regex'),
  fuzzy: mark('fuzzy'),
  special: mark('special'),
  weak: mark('weak'),
};

/** Colours the query by the parser's own tokens. */
export function queryHighlight(signal: QuerySignal): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view, signal);
      }
      update(update: ViewUpdate) {
        if (update.docChanged) this.decorations = decorate(update.view, signal);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

/** `^2`: accepted and ignored, so it steps back. */
const BOOST = /^\^[\d.]*/;

function decorate(view: EditorView, signal: QuerySignal): DecorationSet {
  const text = view.state.doc.toString();
  const builder = new RangeSetBuilder<Decoration>();
  let end = 0;
  for (const token of flatTokens(lexQuery(text, signal).tokens)) {
    if (token.from < end || token.to <= token.from) continue;
    builder.add(token.from, token.to, MARKS[nameOf(token, text)]);
    end = token.to;
    const boost =
      token.kind === 'value' || token.kind === 'close'
        ? BOOST.exec(text.slice(end, end + 12))?.[0]
        : undefined;
    if (boost) {
      builder.add(end, end + boost.length, MARKS.weak);
      end += boost.length;
    }
  }
  return builder.finish();
}

function nameOf(token: FlatToken, text: string): keyof typeof MARKS {
  if (token.kind === 'open' || token.kind === 'close') return 'paren';
  if (token.kind === 'field') return 'field';
  if (token.kind === 'compare') return 'range';
  if (token.kind === 'value') return valueName(token.value, text);
  return 'operator';
}

function valueName(value: QueryValue, text: string): keyof typeof MARKS {
  switch (value.kind) {
    case 'exists':
      return 'wildcard';
    case 'near':
      return 'phrase';
    case 'null':
    case 'network':
      return 'special';
    case 'keyword':
    case 'text':
      return text[value.from] === '"' ? 'phrase' : 'text';
    default:
      return value.kind;
  }
}
