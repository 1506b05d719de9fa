import { EditorView } from '@codemirror/view';

const color = (name: string) => `var(--color-${name})`;

/** The editor in the app's own tokens; both themes follow from the variables. */
export const editorTheme = EditorView.theme({
  '&': { fontSize: 'var(--text-sm)', color: color('text'), backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: '20px',
    maxHeight: '140px',
    overflow: 'auto',
  },
  '.cm-content': { padding: '5px 0', caretColor: color('text') },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: color('faint'), fontFamily: 'var(--font-sans)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: color('text') },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: color('accent-soft'),
  },
  '.cm-q-field': { color: color('accent-text') },
  '.cm-q-operator': { color: color('muted'), fontWeight: '600' },
  '.cm-q-paren': { color: color('muted') },
  '.cm-q-phrase': { color: color('ok-text') },
  '.cm-q-wildcard, .cm-q-range': { color: color('sev-warn-text') },
  '.cm-q-regex, .cm-q-fuzzy': { color: color('sev-fatal-text') },
  '.cm-q-special': { color: color('sev-info-text') },
  '.cm-q-weak': { color: color('faint') },
  '.cm-tooltip': {
    backgroundColor: color('raised'),
    color: color('text'),
    border: `1px solid ${color('line')}`,
    borderRadius: 'var(--radius-md)',
    boxShadow: 'var(--shadow-pop)',
    overflow: 'hidden',
  },
  // Below the bar's edge, not over it.
  '.cm-tooltip-autocomplete.cm-tooltip-below': { marginTop: '8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    maxHeight: '260px',
    minWidth: 'min(320px, 90vw)',
    maxWidth: 'min(640px, 94vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '8px',
    padding: '3px 8px',
    lineHeight: '20px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > completion-section': {
    padding: '4px 8px 2px',
    borderBottom: 'none',
    opacity: '1',
    color: color('muted'),
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-2xs)',
    lineHeight: '16px',
  },
  '.cm-q-sign': { width: '16px', flexShrink: '0', color: color('muted'), textAlign: 'center' },
  '.cm-completionLabel': {
    minWidth: '0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: color('selected'),
    color: color('text'),
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: color('accent-text') },
  '.cm-completionDetail': {
    color: color('muted'),
    fontStyle: 'normal',
    marginLeft: 'auto',
    paddingLeft: '16px',
    whiteSpace: 'nowrap',
  },
  '.cm-diagnostic': { padding: '4px 8px', fontFamily: 'var(--font-sans)' },
  '.cm-diagnostic-error': { borderLeftColor: color('danger') },
  '.cm-diagnostic-info': { borderLeftColor: color('line-strong') },
  '.cm-diagnosticAction': {
    backgroundColor: color('accent-soft'),
    color: color('accent-text'),
    borderRadius: 'var(--radius-sm)',
    border: 'none',
  },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': {
    textDecoration: `underline wavy ${color('danger')} 1px`,
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-info': {
    textDecoration: `underline dotted ${color('line-strong')} 1px`,
    textUnderlineOffset: '3px',
  },
});
