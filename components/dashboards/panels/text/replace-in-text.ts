import { chosenValues, type QuestionView } from '@/lib/boards/question-view';
import { variableParts } from '@/lib/boards/variable-parts';

// What would begin or end something in markdown stands for itself in a value.
const SIGNS = /[\\`*_{}[\]()<>#+\-.!|~$&:/@]/g;

/** Markdown with the chosen values where it names variables of the dashboard; all of them are `all`. A value is never markdown. */
export function replaceInText(markdown: string, view: QuestionView): string {
  return variableParts(markdown)
    .map((part) => {
      if ('text' in part) return part.text;
      const values = chosenValues(view, part.variable);
      if (values === null) return `$${part.variable}`;
      return values.length === 0
        ? 'all'
        : values.map((value) => value.replace(SIGNS, '\\$&').replace(/\s+/g, ' ')).join(', ');
    })
    .join('');
}
