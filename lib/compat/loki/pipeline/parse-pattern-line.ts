import { queryError } from '../logql/logql-error';
import type { LabelSet } from './label-set';

const CAPTURE = /<([a-zA-Z_]\w*)>/g;

/** `| pattern "<ip> - - <_> \"<method> <_>\" <status>"`: text between literals becomes labels, `<_>` is left out. */
export function compilePatternStage(source: string): (line: string, labels: LabelSet) => void {
  const names: string[] = [];
  const literals: string[] = [];
  let at = 0;
  for (const match of source.matchAll(CAPTURE)) {
    literals.push(source.slice(at, match.index));
    names.push(match[1] ?? '');
    at = match.index + match[0].length;
  }
  literals.push(source.slice(at));
  if (!names.some((name) => name !== '_')) throw queryError('at least one capture is required');
  if (literals.slice(1, -1).includes(''))
    throw queryError('found consecutive capture: consecutive captures are not allowed');
  return (line, labels) => capture(line, literals, names, labels);
}

function capture(
  line: string,
  literals: readonly string[],
  names: readonly string[],
  labels: LabelSet,
): void {
  const [first = ''] = literals;
  const start = line.indexOf(first);
  if (start < 0) return;
  let at = start + first.length;
  for (const [index, name] of names.entries()) {
    const literal = literals[index + 1] ?? '';
    const end = literal === '' ? line.length : line.indexOf(literal, at);
    if (name !== '_') labels.setExtracted(name, line.slice(at, end < 0 ? line.length : end));
    if (end < 0) return;
    at = end + literal.length;
  }
}
