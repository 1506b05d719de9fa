import type { LineFilter, LinePattern } from '../logql/logql-ast';
import { queryError } from '../logql/logql-error';
import { compileRegex } from '../logql/re2-regex';
import { compileAddress } from './match-address';

/** Whether a line passes a filter; case matters, as in Loki. */
export function compileLineFilter({ negated, any }: LineFilter): (line: string) => boolean {
  const tests = any.map(compilePattern);
  return (line) => tests.some((test) => test(line)) !== negated;
}

function compilePattern(pattern: LinePattern): (line: string) => boolean {
  if (pattern.kind === 'contains') return (line) => line.includes(pattern.text);
  if (pattern.kind === 'ip') return compileAddress(pattern.source).holds;
  if (pattern.kind === 'pattern') return compileWildcards(pattern.source);
  const regex = compileRegex(pattern.source);
  return (line) => regex.finds(line);
}

/** `<_> error <_>`: the literals in their order, `<_>` any text, the ends fixed where no `<_>` stands. */
function compileWildcards(source: string): (line: string) => boolean {
  const literals = source.split('<_>');
  if (/<[a-zA-Z_]\w*>/.test(literals.join(' '))) {
    throw queryError('named captures are not allowed in a pattern match');
  }
  return (line) => {
    let at = 0;
    for (const [index, literal] of literals.entries()) {
      const isLast = index === literals.length - 1;
      if (index === 0) {
        if (!line.startsWith(literal)) return false;
        at = literal.length;
        if (isLast) return line.length === at;
      } else if (isLast)
        return literal === '' || (line.endsWith(literal) && line.length - literal.length >= at);
      else {
        const found = line.indexOf(literal, at);
        if (found < 0) return false;
        at = found + literal.length;
      }
    }
    return true;
  };
}
