import type { Extraction, LabelFormat, LineFilter, LinePattern, NamedMatcher, Stage } from './logql-ast';
import { parseLabelFilter } from './parse-label-filter';
import { isMatchSign, parseMatcher } from './parse-selector';
import { compileRegex } from './re2-regex';
import type { TokenCursor } from './token-cursor';

const LINE_SIGNS = ['|=', '!=', '|~', '!~', '|>', '!>'];
const MAX_STAGES = 100;

/** The stages after a selector, up to what is none (`| unwrap` too). */
export function parsePipeline(cursor: TokenCursor): Stage[] {
  const stages: Stage[] = [];
  for (;;) {
    const stage = parseStage(cursor);
    if (stage === null) return stages;
    stages.push(stage);
    if (stages.length > MAX_STAGES) throw cursor.error(`more than ${MAX_STAGES} stages`);
  }
}

function parseStage(cursor: TokenCursor): Stage | null {
  const { kind, text } = cursor.peek();
  if (kind === 'sign' && LINE_SIGNS.includes(text)) return parseLineFilter(cursor);
  if (!cursor.is('|') || cursor.is('unwrap', 1)) return null;
  cursor.next();
  return parseAfterPipe(cursor);
}

function parseLineFilter(cursor: TokenCursor): LineFilter {
  const sign = cursor.next().text;
  const any = [parsePattern(cursor, sign)];
  while (cursor.take('or')) any.push(parsePattern(cursor, sign));
  return { kind: 'line', negated: sign.startsWith('!'), any };
}

function parsePattern(cursor: TokenCursor, sign: string): LinePattern {
  if (cursor.is('ip')) {
    if (sign !== '|=' && sign !== '!=') throw cursor.error('ip: unknown line filter operation: use |= or !=');
    cursor.next();
    cursor.expect('(');
    const source = cursor.string();
    cursor.expect(')');
    return { kind: 'ip', source };
  }
  const text = cursor.string();
  if (sign === '|=' || sign === '!=') return { kind: 'contains', text };
  if (sign === '|>' || sign === '!>') return { kind: 'pattern', source: text };
  compileRegex(text);
  return { kind: 'regex', source: text };
}

function parseAfterPipe(cursor: TokenCursor): Stage {
  const word = cursor.peek().kind === 'name' ? cursor.peek().text.toLowerCase() : '';
  // As in Loki these words are never labels: `| json != "x"` is a parser and a line filter.
  const parse = STAGES.get(word);
  if (parse === undefined) return { kind: 'labels', filter: parseLabelFilter(cursor) };
  cursor.next();
  return parse(cursor);
}

const STAGES = new Map<string, (cursor: TokenCursor) => Stage>([
  ['json', (cursor) => ({ kind: 'json', extract: parseExtractions(cursor) })],
  ['logfmt', parseLogfmt],
  ['unpack', () => ({ kind: 'unpack' })],
  ['decolorize', () => ({ kind: 'decolorize' })],
  ['regexp', parseRegexp],
  ['pattern', (cursor) => ({ kind: 'pattern', source: cursor.string() })],
  ['line_format', (cursor) => ({ kind: 'line-format', template: cursor.string() })],
  ['label_format', parseLabelFormat],
  ['drop', (cursor) => ({ kind: 'drop', labels: parseNamedMatchers(cursor) })],
  ['keep', (cursor) => ({ kind: 'keep', labels: parseNamedMatchers(cursor) })],
]);

function parseLogfmt(cursor: TokenCursor): Stage {
  const flags = new Set<string>();
  while (cursor.peek().kind === 'flag') flags.add(cursor.next().text);
  const extract = parseExtractions(cursor);
  return { kind: 'logfmt', strict: flags.has('--strict'), keepEmpty: flags.has('--keep-empty'), extract };
}

function parseExtractions(cursor: TokenCursor): Extraction[] | null {
  if (cursor.peek().kind !== 'name') return null;
  const list: Extraction[] = [];
  do {
    const name = cursor.name();
    list.push({ name, path: cursor.take('=') ? cursor.string() : name });
  } while (cursor.take(','));
  return list;
}

function parseRegexp(cursor: TokenCursor): Stage {
  const source = cursor.string();
  if (compileRegex(source).names.size === 0)
    throw cursor.error('at least one named capture must be supplied');
  return { kind: 'regexp', source };
}

function parseLabelFormat(cursor: TokenCursor): Stage {
  const formats: LabelFormat[] = [];
  do {
    const name = cursor.name();
    cursor.expect('=');
    formats.push(
      cursor.peek().kind === 'string' ? { name, template: cursor.string() } : { name, from: cursor.name() },
    );
  } while (cursor.take(','));
  return { kind: 'label-format', formats };
}

function parseNamedMatchers(cursor: TokenCursor): NamedMatcher[] {
  const list: NamedMatcher[] = [];
  do {
    const { kind, text } = cursor.peek(1);
    const matcher = kind === 'sign' && isMatchSign(text) ? parseMatcher(cursor) : null;
    list.push({ name: matcher?.name ?? cursor.name(), matcher });
  } while (cursor.take(','));
  return list;
}
