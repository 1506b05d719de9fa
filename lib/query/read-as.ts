import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { quoteValue } from './quote-value';

/** A hint that a piece of the query is plain text, with the other reading as its fix where there is one. */
export function readAsText(raw: string, from: number, fix?: QueryDiagnostic['fix']): QueryDiagnostic {
  const message = `${shortened(raw)} is read as text.`;
  return { severity: 'hint', message, from, to: from + raw.length, ...(fix && { fix }) };
}

/** A hint that a piece of the query is read as something else than text, with text as its fix. */
export function readAs(what: string, raw: string, from: number): QueryDiagnostic {
  return {
    severity: 'hint',
    message: `Read as ${what}.`,
    from,
    to: from + raw.length,
    fix: { label: 'Search for it as text', text: quoteValue(raw) },
  };
}

/** A hint that a piece of the query has no meaning here. */
export function ignored(message: string, from: number, to: number): QueryDiagnostic {
  return { severity: 'hint', message, from, to, fix: { label: 'Remove it', text: '' } };
}

/** For messages: one line, not too long. */
export function shortened(raw: string): string {
  const line = raw.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
