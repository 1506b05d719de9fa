import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { timeWindow } from './time-window';

const TIME = /^[["']?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?[\]"']?$/i;

/** A time pasted alone is looked for as text; its fix asks for the second that it names. Null: it is none. */
export function loneTimeRemark(text: string): QueryDiagnostic | null {
  const typed = text.trim();
  const [, day = '', clock = '', , zone = 'Z'] = TIME.exec(typed) ?? [];
  const second = `${day}T${clock}${zone.toUpperCase()}`;
  if (timeWindow(second, 0n) === null) return null;
  const from = text.indexOf(typed);
  const condition = `time:"${second}"`;
  const message = `Read as text that a log has in it. What was logged in that second: ${condition}, with a time range around it.`;
  const fix = { label: 'Find what was logged in that second', text: condition };
  return { severity: 'hint', message, from, to: from + typed.length, fix };
}
