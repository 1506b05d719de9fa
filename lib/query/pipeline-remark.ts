import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { regexTerm } from './lex-regex';
import { quoteValue } from './quote-value';
import { shortened } from './read-as';
import { conditionText } from './text-hint';

/** Longer ones are logs that were pasted. */
const MAX_LENGTH = 2_000;
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"|`[^`]*`';
const MATCHER = `\\s*[\\p{L}_][\\p{L}\\p{N}_.]*\\s*(?:=~|!~|!=|=)\\s*(?:${QUOTED})\\s*`;
const SELECTOR = new RegExp(`^\\{(${MATCHER}(?:,${MATCHER})*),?\\s*\\}`, 'u');
const LINE_FILTER = new RegExp(`^\\s*(\\|=|\\|~|!=|!~)\\s*(${QUOTED})`, 'u');
const STAGE = new RegExp(`^\\s*\\|(?![|=~])((?:${QUOTED}|[^|"\`])*)`, 'u');
const HEAD = new RegExp(`^(?:${QUOTED}|\\|\\||[^|"\`])*`, 'u');
const CONDITION = new RegExp(
  `^\\s*([\\p{L}_@][\\p{L}\\p{N}_.@-]*)\\s*(=~|!~|==?|!=|<>|[<>]=?)\\s*(${QUOTED}|[^\\s"\`]+)\\s*$`,
  'u',
);
const COMMAND =
  /^\s*(json|logfmt|pattern|regexp|unpack|unwrap|line_format|label_format|decolorize|drop|keep|stats|eventstats|limit|head|tail|sort|top|rare|timechart|chart|eval|extend|project|summarize|count|fields|table|dedup|rename|rex|parse|take|distinct|uniq|by|order)\b/;
const PREFIX = /^\s*(where|filter|search)\s+/;

/** A search of LogQL, SPL or the like, pasted or typed from habit: one remark, whose fix keeps what filters. Null: it is none. */
export function pipelineRemark(text: string): QueryDiagnostic | null {
  const typed = text.trim();
  if (typed.length > MAX_LENGTH) return null;
  const selector = SELECTOR.exec(typed);
  if (!selector && !typed.includes('|')) return null;
  const terms = [...(selector?.[1] ?? '').matchAll(new RegExp(MATCHER, 'gu'))].map(([one]) =>
    conditionOf(one),
  );
  let rest = typed.slice(selector?.[0].length ?? 0);
  let isPipeline = selector !== null;
  if (!selector) {
    const head = HEAD.exec(rest)?.[0] ?? '';
    rest = rest.slice(head.length);
    const kept = head.trim();
    terms.push(/\bor\b|\|\|/i.test(kept) ? `(${kept})` : kept);
  }
  while (rest.trim() !== '') {
    const filter = LINE_FILTER.exec(rest);
    const stage = filter ? null : STAGE.exec(rest);
    const [whole = '', first = '', second = ''] = filter ?? stage ?? [];
    if (whole === '') return null;
    if (filter) terms.push(lineTerm(first, unquoted(second)));
    else terms.push(stageTerm(first));
    isPipeline ||= filter !== null || COMMAND.test(first) || PREFIX.test(first);
    rest = rest.slice(whole.length);
  }
  return isPipeline ? remark(text, typed, terms.filter(Boolean)) : null;
}

function remark(text: string, typed: string, terms: readonly string[]): QueryDiagnostic {
  const from = text.indexOf(typed);
  const written = terms.join(' AND ');
  const message = `Read as text: a field is written name:value, and there are no commands behind a pipe.`;
  const fix = written !== '' && { fix: { label: `Write ${shortened(written)}`, text: written } };
  return { severity: 'hint', message, from, to: from + typed.length, ...fix };
}

function lineTerm(sign: string, text: string): string {
  const term = sign.endsWith('~') ? regexTerm(text) : quoteValue(text);
  return sign.startsWith('!') ? `-${term}` : term;
}

/** What a stage asks for; empty: it only forms the result. */
function stageTerm(stage: string): string {
  if (COMMAND.test(stage)) return '';
  const asked = stage.replace(PREFIX, '').trim();
  return CONDITION.test(asked) ? conditionOf(asked) : asked === '' ? '' : `(${asked})`;
}

function conditionOf(condition: string): string {
  const [, name = '', sign = '', typed = ''] = CONDITION.exec(condition) ?? [];
  const value = unquoted(typed);
  if (/^[<>]=?$/.test(sign)) return `${name}${sign}${typed}`;
  const term = sign.endsWith('~')
    ? `${name}:${wholeRegex(value)}`
    : conditionText(name, quotedAsNeeded(value));
  return sign.startsWith('!') || sign === '<>' ? `-${term}` : term;
}

/** LogQL's expressions match a whole label. */
function wholeRegex(source: string): string {
  if (source === '.*' || source === '.+') return '*';
  if (/^[\p{L}\p{N}_-]+(\|[\p{L}\p{N}_-]+)+$/u.test(source)) return `(${source.split('|').join(' OR ')})`;
  return regexTerm(source.includes('|') ? `^(${source})$` : `^${source}$`);
}

function quotedAsNeeded(value: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(value) ? value : quoteValue(value);
}

function unquoted(typed: string): string {
  if (typed.startsWith('`')) return typed.slice(1, -1);
  if (!/^".*"$/s.test(typed)) return typed;
  return typed.slice(1, -1).replace(/\\(["\\])/g, '$1');
}
