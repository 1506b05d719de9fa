import { type RawObject, type RawValue, setOwn } from '../raw-value';

const KEY = /[^\s="\p{Cc}]{1,256}/uy;
const QUOTED = /"((?:[^"\\]|\\.)*)"(?=\s|$)/sy;
const BARE = /[^\s"][^\s]*|(?=\s|$)/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

/**
 * A line of logfmt (`level=info msg="it works" retry`) as fields; a key alone is true. Null when it is not one: at least two
 * pairs, no more bare words than pairs, and a pair first. Numbers that print as they were written are numbers.
 */
export function parseLogfmt(line: string): RawObject | null {
  const fields: RawObject = {};
  let pairs = 0;
  let bare = 0;
  let at = 0;
  while (at < line.length) {
    if (line[at] === ' ' || line[at] === '\t') {
      at += 1;
      continue;
    }
    const key = matchAt(KEY, line, at);
    if (key === null) return null;
    at += key[0].length;
    if (line[at] !== '=') {
      if (pairs === 0) return null;
      bare += 1;
      setOwn(fields, key[0], true);
      continue;
    }
    const value = readValue(line, at + 1);
    if (value === null) return null;
    pairs += 1;
    at = value.end;
    setOwn(fields, key[0], value.value);
  }
  return pairs >= 2 && bare < pairs ? fields : null;
}

function readValue(line: string, at: number): { value: RawValue; end: number } | null {
  if (line[at] === '"') {
    const quoted = matchAt(QUOTED, line, at);
    if (quoted === null) return null;
    const value = (quoted[1] ?? '').replace(/\\(.)/gs, (whole, letter: string) => ESCAPES[letter] ?? whole);
    return { value, end: at + quoted[0].length };
  }
  const bare = matchAt(BARE, line, at)?.[0] ?? '';
  return { value: typed(bare), end: at + bare.length };
}

function typed(text: string): RawValue {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
