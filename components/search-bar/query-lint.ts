import { type Diagnostic, linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';
import { parseQuery } from '@/lib/query/parse';
import type { QuerySignal } from '@/lib/query/value-remark';
import { REMARK_DELAY_MS } from './remark-delay';

/** Squiggles under what the parser remarks on, with its fix. */
export function queryLint(signal: QuerySignal): Extension {
  return linter((view) => parseQuery(view.state.doc.toString(), signal).diagnostics.map(asLint), {
    delay: REMARK_DELAY_MS,
  });
}

/** Puts the fix in place of what it fixes. */
export function applyFix(view: EditorView, { from, to, fix }: QueryDiagnostic): void {
  if (!fix) return;
  const length = view.state.doc.length;
  const end = Math.min(to, length);
  view.dispatch({
    changes: { from: Math.min(from, end), to: end, insert: fix.text },
    selection: { anchor: Math.min(from, end) + fix.text.length },
    userEvent: 'input.fix',
  });
  view.focus();
}

function asLint(diagnostic: QueryDiagnostic): Diagnostic {
  const { from, to, severity, message, fix } = diagnostic;
  return {
    from,
    to,
    severity: severity === 'error' ? 'error' : 'info',
    message,
    ...(fix && { actions: [{ name: fix.label, apply: (view) => applyFix(view, diagnostic) }] }),
  };
}
