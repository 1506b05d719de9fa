import type { Completion, CompletionSection } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { cleanLine } from '@/components/ui/clean-text';
import { completedField } from '@/lib/query/complete';
import { completedValue } from '@/lib/query/completed-value';
import type { FieldSuggestion, ValueAnswer, ValueSuggestion } from './suggestions';

/** A completion with a sign for what it is: the type of a field, an operator, a query. */
export interface QueryOption extends Completion {
  sign?: string;
}

const SHORT = new Intl.NumberFormat('en-US');
const SIGNS: Record<string, string> = { string: 'T', number: '#', boolean: '◐', list: '[]', mixed: '?' };
const TYPES: Record<string, string> = { string: 'text', mixed: 'mixed types' };
const MAX_LABEL = 160;

/** Draws the sign in front of an option; its meaning is in the title. */
export function optionSign(option: QueryOption): Node {
  const sign = document.createElement('span');
  sign.className = 'cm-q-sign';
  sign.ariaHidden = 'true';
  sign.textContent = option.sign ?? '';
  return sign;
}

/** @param rank its place by how many logs have it */
export function fieldOption({ name, type, share }: FieldSuggestion, rank: number): QueryOption {
  const typeName = type === undefined ? '' : (TYPES[type] ?? type);
  const detail = share === undefined ? typeName : percent(share);
  return {
    label: name,
    displayLabel: cleanLine(name, MAX_LABEL),
    type: 'property',
    sign: SIGNS[type ?? ''] ?? '·',
    apply: completedField(name),
    boost: -Math.min(rank, 40),
    ...(detail !== '' && { detail }),
  };
}

export function valueOption(
  { value, count, typed }: ValueSuggestion,
  {
    section,
    space,
    estimated,
  }: { section: CompletionSection | undefined; space: string } & Pick<ValueAnswer, 'estimated'>,
): QueryOption {
  return {
    label: value,
    displayLabel: value === '' ? '(empty)' : cleanLine(value, MAX_LABEL),
    type: 'text',
    sign: '=',
    apply: `${typed ?? completedValue(value)}${space}`,
    ...(section && { section }),
    ...(count !== undefined && { detail: `${estimated ? '≈ ' : ''}${SHORT.format(count)}` }),
  };
}

/** One that replaces the whole query. */
export function recentOption(text: string, section: CompletionSection): QueryOption {
  return {
    label: text,
    displayLabel: cleanLine(text, MAX_LABEL),
    type: 'text',
    sign: '↺',
    section,
    apply: (view: EditorView) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: text.length },
        userEvent: 'input.complete',
      }),
  };
}

function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '<0.1 %';
  return `${value >= 10 || value === 0 ? Math.round(value) : value.toFixed(1)} %`;
}
