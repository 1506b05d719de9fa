import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryToken } from './query-token';
import { shortened } from './read-as';
import { assignmentTerm } from './text-hint';

/** Terms that a fix may write. */
const MAX_PAIRS = 40;

interface Pair {
  token: QueryToken;
  term: string;
}

/** Puts one remark in the place of those on the pairs of a pasted `level=info user=7`: its fix searches all the fields. */
export function mergePairs(
  text: string,
  tokens: readonly QueryToken[],
  diagnostics: readonly QueryDiagnostic[],
): QueryDiagnostic[] {
  const fixes = new Map(diagnostics.map((one) => [`${one.from}-${one.to}`, one.fix?.text]));
  const runs: Pair[][] = [[]];
  for (const token of tokens) {
    const term = assignmentTerm(text.slice(token.from, token.to));
    if (term !== null && fixes.get(`${token.from}-${token.to}`) === term) runs.at(-1)?.push({ token, term });
    else runs.push([]);
  }
  const long = runs.filter(({ length }) => length > 1 && length <= MAX_PAIRS);
  const merged = new Set(long.flat().map(({ token }) => token.from));
  return [...diagnostics.filter(({ from }) => !merged.has(from)), ...long.map((run) => remarkOn(text, run))];
}

function remarkOn(text: string, run: readonly Pair[]): QueryDiagnostic {
  const from = run[0]?.token.from ?? 0;
  const to = run.at(-1)?.token.to ?? from;
  const fix = { label: `Search the ${run.length} fields`, text: run.map(({ term }) => term).join(' AND ') };
  return { severity: 'hint', message: `${shortened(text.slice(from, to))} is read as text.`, from, to, fix };
}
