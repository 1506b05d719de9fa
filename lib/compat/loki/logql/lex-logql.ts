import { unescapeGo } from '../../../contracts/go-string';
import { parseError } from './logql-error';
import { durationNs, sizeBytes } from './logql-units';

export type LogqlToken = { at: number; text: string } & (
  | { kind: 'name' | 'sign' | 'flag' | 'end' }
  | { kind: 'string'; value: string }
  | { kind: 'number' | 'duration' | 'bytes'; value: number }
);

const MAX_LENGTH = 64 * 1024;
/** Chains (`a="b" and …`, `1+1+…`) become as deep as they are long. */
const MAX_TOKENS = 3_000;
const SPACE = /(?:\s+|#[^\n]*)+/y;
const NAME = /[\p{L}_:][\p{L}\p{N}_:]*/uy;
const WITH_UNIT = /-?(?:\d+(?:\.\d*)?|\.\d+)[a-zA-Zµμ][0-9a-zA-Z.µμ]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const FLAG = /--(?:strict|keep-empty)\b/y;
const SIGN = /\|=|\|~|\|>|!=|!~|!>|=~|==|>=|<=|[{}()[\],|=<>+\-*/%^.]/y;

/** The tokens of a LogQL query, the end included. Throws AppError `bad_request` in Loki's words. */
export function lexLogql(text: string): LogqlToken[] {
  if (text.length > MAX_LENGTH) {
    throw parseError(text, 0, `input size too long (${text.length} > ${MAX_LENGTH})`);
  }
  const tokens: LogqlToken[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    if (tokens.length > MAX_TOKENS) throw parseError(text, at, `more than ${MAX_TOKENS} words and signs`);
    at = skip(text, at + token.text.length);
  }
  tokens.push({ kind: 'end', at: text.length, text: '' });
  return tokens;
}

function skip(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function tokenAt(source: string, at: number): LogqlToken {
  const first = source[at] ?? '';
  if (first === '"' || first === '`' || first === "'") return stringAt(source, at, first);
  const unit = matchAt(WITH_UNIT, source, at);
  const measured = unit === null ? null : measure(unit, at);
  if (measured) return measured;
  const number = matchAt(NUMBER, source, at);
  if (number !== null) return { kind: 'number', at, text: number, value: Number(number) };
  const name = matchAt(NAME, source, at);
  if (name !== null) return { kind: 'name', at, text: name };
  const flag = matchAt(FLAG, source, at);
  if (flag !== null) return { kind: 'flag', at, text: flag };
  const sign = matchAt(SIGN, source, at);
  if (sign !== null) return { kind: 'sign', at, text: sign };
  throw parseError(source, at, `syntax error: unexpected ${JSON.stringify(first)}`);
}

function measure(text: string, at: number): LogqlToken | null {
  const ns = durationNs(text);
  if (ns !== null) return { kind: 'duration', at, text, value: ns };
  const bytes = /[bikmgtp]$/i.test(text) ? sizeBytes(text) : null;
  return bytes === null ? null : { kind: 'bytes', at, text, value: bytes };
}

function stringAt(source: string, at: number, quote: string): LogqlToken {
  let end = at + 1;
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' && quote !== '`' ? 2 : 1;
  if (end >= source.length) throw parseError(source, at, 'literal not terminated');
  const text = source.slice(at, end + 1);
  const inner = text.slice(1, -1);
  const value = quote === '`' ? inner : inner.includes('\n') ? null : unescapeGo(inner);
  if (value === null) throw parseError(source, at, 'invalid syntax');
  return { kind: 'string', at, text, value };
}
