import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import { regexTerm } from '../lex-regex';
import { quoteValue } from '../quote-value';
import { shortened } from '../read-as';

/** Longer ones nobody pastes. */
const MAX_LENGTH = 2_000;
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"|`[^`]*`';
const SET = new RegExp(`^\\s*\\{((?:${QUOTED}|[^{}"\`])*)\\}\\s*`);
const JOIN = /^(&&|\|\||>>|>)\s*(?=\{)/;
const COUNT = /^\|\s*count\(\s*\)\s*(>=|<=|!=|=|>|<)\s*(\d{1,9})\s*$/;
const CONDITION = new RegExp(
  `^\\s*([\\p{L}_.][\\p{L}\\p{N}_.:/-]*)\\s*(=~|!~|!=|>=|<=|=|>|<)\\s*(${QUOTED}|[^\\s"\`(){}]+)\\s*$`,
  'u',
);
const PIECES = new RegExp(`&&|\\|\\||(?:${QUOTED}|[^"\`])+?(?=&&|\\|\\||$)`, 'gs');
/** Intrinsics of TraceQL; other names are attributes with their scope before them. */
const FIELDS: Record<string, string> = {
  'service.name': 'service',
  tracerootservice: 'root.service',
  rootservicename: 'root.service',
  'trace:rootservice': 'root.service',
  rootname: 'root.name',
  'trace:rootname': 'root.name',
  traceduration: 'trace.duration',
  'trace:duration': 'trace.duration',
  'span:duration': 'duration',
  'span:name': 'name',
  'span:status': 'status',
  'span:kind': 'kind',
};

interface Term {
  text: string;
  ofTrace: boolean;
}

/** A search of TraceQL that was pasted: one remark, with the same in this language where that is simple. Null: it is none. */
export function traceQlRemark(text: string): QueryDiagnostic | null {
  const typed = text.trim();
  if (typed.length > MAX_LENGTH || !typed.startsWith('{')) return null;
  const sets: Term[][] = [];
  const joins: string[] = [];
  let rest = typed;
  for (;;) {
    const set = SET.exec(rest);
    const terms = set && termsOf(set[1] ?? '');
    if (!set || !terms) return null;
    sets.push(terms);
    rest = rest.slice(set[0].length);
    const [whole = '', join] = JOIN.exec(rest) ?? [];
    if (join === undefined) break;
    joins.push(join);
    rest = rest.slice(whole.length);
  }
  const count = rest === '' ? null : COUNT.exec(rest);
  if (rest !== '' && (count === null || count[1] === '!=')) return null;
  const written = write(sets, joins, count ? `${count[1]} ${count[2]}` : null);
  if (written === null) return null;
  const from = text.indexOf(typed);
  const message = 'TraceQL is read as text here.';
  const fix = { label: `Write ${shortened(written)}`, text: written };
  return { severity: 'hint', message, from, to: from + typed.length, fix };
}

function write(sets: readonly Term[][], joins: readonly string[], count: string | null): string | null {
  const inner = (terms: readonly Term[]) => terms.map(({ text }) => text).join(' AND ');
  const [first = [], second = []] = sets;
  if (sets.length === 1 && count === null) return inner(first) || '*';
  // What is asked of the trace has no place in braces.
  if (sets.flat().some(({ ofTrace }) => ofTrace)) return null;
  if (count !== null) return sets.length === 1 ? `count(span{${inner(first)}}) ${count}` : null;
  const [join] = joins;
  if (join === '>') return sets.length === 2 ? `parent{${inner(first)}} > child{${inner(second)}}` : null;
  if (join === '>>')
    return sets.length === 2 ? `ancestor{${inner(first)}} >> descendant{${inner(second)}}` : null;
  if (joins.some((one) => one !== join)) return null;
  return sets.map((terms) => `has{${inner(terms)}}`).join(join === '&&' ? ' AND ' : ' OR ');
}

/** The conditions between two braces, that AND joins. Null: more than this reads. */
function termsOf(body: string): Term[] | null {
  if (body.trim() === '') return [];
  const any: Term[] = [];
  const all: Term[] = [];
  const pieces = body.match(PIECES) ?? [];
  const signs = new Set(pieces.filter((piece) => piece === '&&' || piece === '||'));
  if (signs.size > 1) return null;
  for (const piece of pieces) {
    if (signs.has(piece)) continue;
    const term = termOf(piece);
    if (term === null) return null;
    (signs.has('||') ? any : all).push(term);
  }
  if (any.length === 0) return all;
  if (any.some(({ ofTrace }) => ofTrace)) return null;
  return [{ text: `(${any.map(({ text }) => text).join(' OR ')})`, ofTrace: false }];
}

function termOf(condition: string): Term | null {
  const [, typed = '', sign = '', raw = ''] = CONDITION.exec(condition) ?? [];
  if (sign === '') return null;
  const bare = typed.replace(/^(?:span|resource|event|link|instrumentation)\.|^\./, '');
  const field = FIELDS[bare.toLowerCase()] ?? bare;
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(field)) return null;
  const value = unquoted(raw);
  const text = termText(field, sign, value, raw);
  return { text, ofTrace: /^(trace|root)\.(duration|service|name)$/.test(field) };
}

function termText(field: string, sign: string, value: string, raw: string): string {
  if (/^[<>]=?$/.test(sign)) return `${field}${sign}${raw}`;
  const not = sign.startsWith('!') ? 'NOT ' : '';
  if (raw === 'nil') return sign === '=' ? `NOT ${field}:*` : `${field}:*`;
  if (sign.endsWith('~')) return `${not}${field}:${regexTerm(`^(${value})$`)}`;
  return `${not}${field}:${/^[\p{L}\p{N}_.-]+$/u.test(value) ? value : quoteValue(value)}`;
}

function unquoted(typed: string): string {
  if (typed.startsWith('`')) return typed.slice(1, -1);
  return typed.startsWith('"') ? typed.slice(1, -1).replace(/\\(["\\])/g, '$1') : typed;
}
