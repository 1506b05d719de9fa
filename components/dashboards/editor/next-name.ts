import type { AskingPanel } from '@/lib/contracts/dashboard/panel';

/** A name that no query and no formula of the panel has: the first free letter, then `q27` and on. */
export function nextName(panel: Pick<AskingPanel, 'queries' | 'formulas'>): string {
  const taken = new Set([...panel.queries, ...panel.formulas].map(({ name }) => name));
  for (let code = 65; code <= 90; code++) {
    const letter = String.fromCharCode(code).toLowerCase();
    if (!taken.has(letter)) return letter;
  }
  let number = 27;
  while (taken.has(`q${number}`)) number++;
  return `q${number}`;
}
