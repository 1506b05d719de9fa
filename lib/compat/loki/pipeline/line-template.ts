import { unescapeGo } from '../../../contracts/go-string';
import { queryError } from '../logql/logql-error';
import type { Working } from './pipeline-entry';
import { TEMPLATE_FUNCTIONS, type TemplateValue } from './template-functions';

type Value = (entry: Working) => TemplateValue;

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|(-?\d+(?:\.\d+)?)|\.([a-zA-Z_]\w*)|(\.)|([a-zA-Z_]\w*)|(\|)|(\()|(\)))/y;
const MAX_OUTPUT = 1024 * 1024;

/**
 * The part of Go's templates that lines are written with: text, `{{.label}}`, `{{.a | ToUpper}}`, functions with
 * arguments and parentheses. Anything else (`if`, `range`, variables) is refused. Throws AppError `bad_request`.
 */
export function compileLineTemplate(template: string): (entry: Working) => string {
  const parts: (string | Value)[] = [];
  let at = 0;
  let trimNext = false;
  for (let open = template.indexOf('{{'); open >= 0; open = template.indexOf('{{', at)) {
    const close = template.indexOf('}}', open);
    if (close < 0) throw bad('unclosed action');
    const text = trimNext ? template.slice(at, open).trimStart() : template.slice(at, open);
    let body = template.slice(open + 2, close);
    parts.push(body.startsWith('- ') ? text.trimEnd() : text);
    if (body.startsWith('- ')) body = body.slice(1);
    trimNext = body.endsWith(' -');
    if (trimNext) body = body.slice(0, -1);
    if (!body.startsWith('/*')) parts.push(parseAction(body.trim()));
    at = close + 2;
  }
  const rest = template.slice(at);
  parts.push(trimNext ? rest.trimStart() : rest);
  return (entry) => {
    let out = '';
    for (const part of parts) {
      out += typeof part === 'string' ? part : String(part(entry));
      if (out.length > MAX_OUTPUT) return out.slice(0, MAX_OUTPUT);
    }
    return out;
  };
}

interface Token {
  kind: 'value' | 'name' | 'pipe' | 'open' | 'close';
  text: string;
  value?: Value;
}

function parseAction(body: string): Value {
  const tokens = lexAction(body);
  let index = 0;
  const parsePipe = (depth: number): Value => {
    if (depth > 16) throw bad('parentheses nested too deep');
    let value = parseCommand(depth, null);
    while (tokens[index]?.kind === 'pipe') {
      index += 1;
      value = parseCommand(depth, value);
    }
    return value;
  };
  const parseCommand = (depth: number, piped: Value | null): Value => {
    const first = tokens[index];
    if (first?.kind === 'name') {
      index += 1;
      const args: Value[] = [];
      while (tokens[index] && tokens[index]?.kind !== 'pipe' && tokens[index]?.kind !== 'close') {
        args.push(parseOperand(depth));
      }
      return call(first.text, piped === null ? args : [...args, piped]);
    }
    if (piped !== null) throw bad('non executable command in pipeline');
    return parseOperand(depth);
  };
  const parseOperand = (depth: number): Value => {
    const token = tokens[index];
    if (token === undefined) throw bad('missing value for command');
    index += 1;
    if (token.kind === 'value' && token.value) return token.value;
    if (token.kind === 'name') return call(token.text, []);
    if (token.kind !== 'open') throw bad(`unexpected ${token.text}`);
    const inner = parsePipe(depth + 1);
    if (tokens[index]?.kind !== 'close') throw bad('unclosed left paren');
    index += 1;
    return inner;
  };
  const value = parsePipe(0);
  if (index < tokens.length) throw bad(`unexpected ${tokens[index]?.text ?? ''} in operand`);
  return value;
}

function call(name: string, args: readonly Value[]): Value {
  if (name === '__line__') return (entry) => entry.line;
  if (name === '__timestamp__') return (entry) => new Date(Number(entry.timeNs / 1_000_000n)).toISOString();
  const known = TEMPLATE_FUNCTIONS.get(name);
  if (known === undefined) throw bad(`function "${name}" not defined`);
  if (args.length < known.least || args.length > known.most) {
    throw bad(`wrong number of args for ${name}: want ${known.least} got ${args.length}`);
  }
  return (entry) => known.run(args.map((arg) => arg(entry)));
}

function lexAction(body: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < body.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(body);
    if (!match) throw bad(`unexpected ${JSON.stringify(body.slice(at, at + 10))} in command`);
    tokens.push(tokenOf(match));
    at += match[0].length;
  }
  return tokens;
}

function tokenOf([whole, quoted, raw, number, field, dot, name, pipe, open]: RegExpExecArray): Token {
  const text = whole.trim();
  if (quoted !== undefined || raw !== undefined) {
    const value = raw ?? unescapeGo(quoted ?? '');
    if (value === null) throw bad('invalid syntax');
    return { kind: 'value', text, value: () => value };
  }
  if (number !== undefined) return { kind: 'value', text, value: () => Number(number) };
  if (field !== undefined) return { kind: 'value', text, value: ({ labels }) => labels.get(field) ?? '' };
  if (dot !== undefined) throw bad('"." alone is not done here: name a label');
  if (name !== undefined) return { kind: 'name', text: name };
  return { kind: pipe !== undefined ? 'pipe' : open !== undefined ? 'open' : 'close', text };
}

function bad(why: string) {
  return queryError(`invalid line template: template: line:1: ${why}`);
}
