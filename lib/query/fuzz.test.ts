import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QueryNode } from './ast';
import { listClauses } from './clauses';
import { completionPlace } from './complete';
import { lexQuery } from './lex';
import { isRunnable, parseQuery } from './parse';
import { printQuery } from './print';

const RUNS = 100_000;
const PIECES =
  '( ) " : [ ] { } \\ / < > = ! + - * ? ~ ^ & | , ; . \' # @ $ % \n \t \0 \\u0041 \\ud800 \\n ~2 ^2 ^.5 && || AND OR NOT and or not TO to null true now-1h/d 2026-11-22||-1d/d 10.0.0.0/8 ::1/64 a level time x.y 5 -5 é 🔥 日本 \ud800 /a.c/ /( "a b"~3 {"a":"b\\n"} [1_TO_5] field:{a:1} _exists_: https://x/y?z C:\\x key=v Error:'.split(
    ' ',
  );

it(`reads ${RUNS} random texts: never throws, always a reading or a diagnostic, which prints to the same again`, () => {
  const corpus = corpusQueries();
  const piece = fc.constantFrom(...PIECES, ' ', ' ', ' ');
  const shaped = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
  const mutated = fc
    .tuple(fc.constantFrom(...corpus), fc.nat(), fc.nat(6), fc.oneof(piece, fc.constantFrom(...corpus)))
    .map(([text, at, cut, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + cut);
    });
  const anything = fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
    { weight: 4, arbitrary: shaped },
    { weight: 4, arbitrary: mutated },
  );
  let seen = 0;
  fc.assert(
    fc.property(anything, (text) => {
      seen++;
      const parsed = parseQuery(text);
      const wrong = faultOf(text, parsed) ?? (seen % 8 === 0 ? placeFault(text) : null);
      if (wrong !== null) expect.fail(`${wrong}: ${JSON.stringify(text)}`);
    }),
    { numRuns: RUNS },
  );
  expect(seen).toBe(RUNS);
}, 120_000);

/** What is wrong with a reading; null: nothing. Without `expect`, which would take most of the time. */
function faultOf(text: string, { ast, clauses, diagnostics }: ReturnType<typeof parseQuery>): string | null {
  for (const { from, to, message } of diagnostics) {
    if (!(from >= 0 && from <= to && to <= text.length)) return `diagnostic outside the text: ${message}`;
  }
  if (ast && !isInside(ast, 0, text.length)) return 'node outside the text';
  if (clauses.length === 0 && diagnostics.length === 0 && /[\p{L}\p{N}]/u.test(text))
    return 'words without a reading';
  const printed = printQuery(ast);
  const again = parseQuery(printed);
  if (printQuery(again.ast) !== printed) return `${printed} prints as ${printQuery(again.ast)}`;
  const runs = diagnostics.every(({ severity }) => severity !== 'error');
  return runs && !isRunnable(again) ? `${printed} cannot run` : null;
}

/** The same for what leans on the reading. */
function placeFault(text: string): string | null {
  let end = 0;
  for (const token of lexQuery(text.replaceAll('\0', ' ')).tokens) {
    if (token.from < end || token.to <= token.from || token.to > text.length) return 'tokens out of order';
    end = token.to;
  }
  for (const caret of [0, text.length >> 1, text.length]) {
    const place = completionPlace(text, caret);
    if (place && !(place.from >= 0 && place.from <= place.to && place.to <= text.length))
      return 'completion outside';
  }
  for (const { from, to } of listClauses(text))
    if (!(from >= 0 && to <= text.length)) return 'clause outside';
  return null;
}

function isInside(node: QueryNode, from: number, to: number): boolean {
  if (!(node.from >= from && node.from <= node.to && node.to <= to)) return false;
  if (node.kind === 'not') return isInside(node.child, from, to);
  if (node.kind === 'match') return node.value.from >= from && node.value.to <= to;
  if (node.kind === 'trace' || node.kind === 'all') return true;
  return node.children.every((child) => isInside(child, from, to));
}

/** The queries of the corpus, taken from its files. */
function corpusQueries(): string[] {
  const folder = new URL('corpus/', import.meta.url);
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}\[?'((?:[^'\\]|\\.)+)',/gm)].map(
      ([, text = '']) =>
        text.replace(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t' })[character] ?? character),
    ),
  );
}
