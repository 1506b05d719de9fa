import type { PanelSource } from '../contracts/dashboard/panel-query';
import { type ParsedQuery, parseQuery } from '../query/parse';
import { matchNodes } from './match-nodes';
import { variablesIn } from './variable-parts';

/** A query in which variables may stand where values do: that `$least` is no duration is no error. */
export function parseTemplate(text: string, source: PanelSource): ParsedQuery {
  // Only queries of spans have braces; told their signal, the parser looks at values as well.
  const parsed = parseQuery(text, source === 'spans' ? 'span' : null);
  const values = new Set(matchNodes(parsed.ast).map(({ value }) => `${value.from} ${value.to}`));
  const isOfVariable = ({ from, to }: ParsedQuery['diagnostics'][number]) =>
    values.has(`${from} ${to}`) && text[from] !== '"' && variablesIn(text.slice(from, to)).length > 0;
  return { ...parsed, diagnostics: parsed.diagnostics.filter((one) => !isOfVariable(one)) };
}
