import type { AskingPanel } from '@/lib/contracts/dashboard/panel';

/** Formulas that ask for a query by its old name ask for it by the new one. A name that is none yet changes nothing. */
export function renameInFormulas(panel: AskingPanel, before: string, after: string): AskingPanel {
  const isName = (text: string) => /^[A-Za-z][A-Za-z0-9_]{0,30}$/.test(text);
  if (!isName(before) || !isName(after)) return panel;
  const word = new RegExp(`(?<![A-Za-z0-9_.])${before}(?![A-Za-z0-9_])(?!\\s*\\()`, 'g');
  return {
    ...panel,
    formulas: panel.formulas.map((formula) => ({
      ...formula,
      expression: formula.expression.replace(word, after),
    })),
  };
}
