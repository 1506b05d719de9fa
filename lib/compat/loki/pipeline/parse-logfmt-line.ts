import type { Extraction, Stage } from '../logql/logql-ast';
import { type LabelSet, labelName } from './label-set';

const PAIR = /\s*([^\s="]+)(?:=(?:"((?:[^"\\]|\\[\s\S])*)("?)|([^\s"]*)))?|\s*(\S)/y;
const MAX_PAIRS = 1_000;

/** `| logfmt`, with its flags and named extractions. */
export function compileLogfmt({
  strict,
  keepEmpty,
  extract,
}: Stage & { kind: 'logfmt' }): (line: string, labels: LabelSet) => void {
  const wanted = extract === null ? null : extract.map(({ name, path }) => ({ name, from: path }));
  return (line, labels) => {
    const pairs = readPairs(line);
    if (pairs.broken && strict) {
      labels.fail('LogfmtParserErr', 'logfmt syntax error');
      return;
    }
    if (wanted === null) {
      for (const [key, value] of pairs.found) {
        if (value !== '' || keepEmpty) labels.setExtracted(labelName(key), value);
      }
    } else takeWanted(wanted, new Map(pairs.found), labels);
  };
}

function takeWanted(
  wanted: readonly { name: Extraction['name']; from: string }[],
  found: ReadonlyMap<string, string>,
  labels: LabelSet,
): void {
  for (const { name, from } of wanted) labels.setExtracted(name, found.get(from) ?? '');
}

/** The `key=value` pairs of a line; bare words are keys without a value. */
function readPairs(line: string): { found: [string, string][]; broken: boolean } {
  const found: [string, string][] = [];
  let broken = false;
  let at = 0;
  while (at < line.length && found.length < MAX_PAIRS) {
    PAIR.lastIndex = at;
    const match = PAIR.exec(line);
    if (!match) break;
    at += match[0].length;
    const [, key, quoted, closing, bare] = match;
    if (key === undefined || (quoted !== undefined && closing === '')) broken = true;
    if (key === undefined) continue;
    found.push([key, quoted === undefined ? (bare ?? '') : unquote(quoted)]);
  }
  return { found, broken };
}

function unquote(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
