import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import type { QueryNode, SourceSpan, TraceAtom } from '../ast';
import { printQuery } from '../print';
import type { QueryToken, RelationSign, SpansetToken } from '../query-token';
import { traceMention } from './trace-mentions';
import { isWholeNumber } from './trace-value-remark';

type Placed = SpansetToken & SourceSpan;

export interface SpansetReader {
  text: string;
  /** What stands between a token's braces, and whether that could be read. */
  readInner(token: SpansetToken): QueryNode | null;
  report(diagnostic: QueryDiagnostic): void;
  /** Where a condition on a trace cannot stand; null: it can here. */
  refusal: string | null;
}

const ABOVE = { parent: 'child', ancestor: 'descendant' } as const;
const SIGN = { parent: '>', ancestor: '>>' } as const;

/** Reads the condition on a trace that begins at a token. @returns the token behind it, and null where it has no reading */
export function readSpanset(
  tokens: readonly QueryToken[],
  at: number,
  reader: SpansetReader,
): { node: QueryNode | null; next: number } {
  const first = tokens[at];
  if (first?.kind !== 'spanset') return { node: null, next: at + 1 };
  const after = tokens[at + 1];
  if (first.word === 'count') {
    const compare = after?.kind === 'compare' ? after : null;
    const node = reader.refusal === null ? countNode(first, compare, reader) : refuse(first, reader);
    return { node, next: at + (compare ? 2 : 1) };
  }
  const sets: Placed[] = [first];
  const signs: (QueryToken & { kind: 'relation' })[] = [];
  let next = at + 1;
  for (let token = tokens[next]; token?.kind === 'relation'; token = tokens[next]) {
    signs.push(token);
    const set = tokens[++next];
    if (set?.kind !== 'spanset' || set.word === 'count') break;
    sets.push(set);
    next++;
  }
  const node = reader.refusal === null ? relationNode(sets, signs, reader) : refuse(first, reader);
  return { node, next };
}

function refuse({ head }: Placed, { refusal, report }: SpansetReader): null {
  report({ severity: 'error', message: refusal ?? '', ...head });
  return null;
}

function countNode(
  set: Placed,
  compare: (QueryToken & { kind: 'compare' }) | null,
  reader: SpansetReader,
): QueryNode | null {
  const { text } = reader;
  const span = innerOf(set, reader);
  if (span === undefined) return null;
  const typed = text.slice(set.from, set.to);
  const error = (message: string, from: number, to: number, label: string, fix: string) => {
    reader.report({ severity: 'error', message, from, to, fix: { label, text: fix } });
    return null;
  };
  if (!typed.endsWith(')'))
    return error('This count( is not closed.', set.from, set.to, 'Close it', `${typed})`);
  if (!compare)
    return error('A count is compared with a number.', set.from, set.to, 'Write > 1', `${typed} > 1`);
  const { from, to, sign, number } = compare;
  if (number === null || !isWholeNumber(number)) {
    const what = number === null ? `Write a number after ${sign}.` : `${number} is no whole number.`;
    return error(what, from, to, `Write ${sign} 1`, `${sign} 1`);
  }
  const atom: TraceAtom = { kind: 'count', span, sign, number: Number(number) };
  return { kind: 'trace', atom, from: set.from, to };
}

function relationNode(
  sets: readonly Placed[],
  signs: readonly (QueryToken & { kind: 'relation' })[],
  reader: SpansetReader,
): QueryNode | null {
  const [first, second, third] = sets;
  if (!first) return null;
  const inner = sets.map((set) => innerOf(set, reader));
  const [one, two] = inner;
  if (inner.includes(undefined) || one === undefined) return null;
  const last = sets.at(-1) ?? first;
  const place = { from: first.from, to: Math.max(last.to, signs.at(-1)?.to ?? 0) };
  const error = (message: string, fix?: QueryDiagnostic['fix']) => {
    reader.report({ severity: 'error', message, ...place, ...(fix && { fix }) });
    return null;
  };
  if (third) {
    return error('A chain is written in pairs: parent{a} > child{b} AND parent{b} > child{c}.');
  }
  const body = (set: Placed | undefined) =>
    set ? reader.text.slice(set.head.to, set.tail?.from ?? set.to) : '';
  const pair = (kind: keyof typeof ABOVE, above: string, below: string) => {
    const text = `${kind}{${above}} ${SIGN[kind]} ${ABOVE[kind]}{${below}}`;
    return { label: `Write ${kind}{…} ${SIGN[kind]} ${ABOVE[kind]}{…}`, text };
  };
  if (!second) {
    if (first.word === 'has' && signs.length === 0) return hasNode(first, one, reader);
    const isAbove = first.word === 'parent' || first.word === 'ancestor' || first.word === 'has';
    const kind = first.word === 'ancestor' || first.word === 'descendant' ? 'ancestor' : 'parent';
    const missing = isAbove ? `${ABOVE[kind]}{…} behind it` : `${kind}{…} before it`;
    const fix = isAbove ? pair(kind, body(first), '') : pair(kind, '', body(first));
    return error(`${first.word}{…} says nothing alone: it needs ${missing}.`, fix);
  }
  const sign = signs[0]?.sign ?? '>';
  const isTurned = sign === '<' || sign === '<<';
  const [above, below] = isTurned ? [second, first] : [first, second];
  const relation = above.word;
  const isRight =
    (relation === 'parent' || relation === 'ancestor') &&
    below.word === ABOVE[relation] &&
    straight(sign) === SIGN[relation];
  if (!isRight) {
    const named = [above.word, below.word];
    const isFar = named.includes('ancestor') || named.includes('descendant') || straight(sign) === '>>';
    const kind = isFar ? 'ancestor' : 'parent';
    return error(
      'A pair is parent{…} > child{…} (the direct parent) or ancestor{…} >> descendant{…} (at any depth).',
      pair(kind, body(above), body(below)),
    );
  }
  const [a = null, b = null] = isTurned ? [two, one] : [one, two];
  return { kind: 'trace', atom: { kind: 'relation', relation, above: a, below: b }, ...place };
}

function straight(sign: RelationSign): RelationSign {
  return sign === '<' ? '>' : sign === '<<' ? '>>' : sign;
}

function hasNode(set: Placed, span: QueryNode | null, reader: SpansetReader): QueryNode {
  if (span === null && set.inner.length === 0) {
    const message = 'Nothing is asked for in these braces: every trace has a span.';
    const fix = { label: 'Remove it', text: '' };
    reader.report({ severity: 'hint', message, from: set.from, to: set.to, fix });
  }
  return { kind: 'trace', atom: { kind: 'has', span }, from: set.from, to: set.to };
}

/** Undefined: it cannot be one span's condition, which was reported. */
function innerOf(set: Placed, reader: SpansetReader): QueryNode | null | undefined {
  const node = reader.readInner(set);
  if (set.tail === null) {
    const typed = reader.text.slice(set.from, set.to).trimEnd();
    const fix = { label: 'Close it at the end', text: `${typed}}${set.word === 'count' ? ') > 1' : ''}` };
    const message = `The brace of ${reader.text.slice(set.head.from, set.head.to)} is not closed.`;
    reader.report({ severity: 'error', message, from: set.from, to: set.to, fix });
    return undefined;
  }
  const mention = traceMention(node);
  if (mention === null) return node;
  if (mention.kind === 'match') reader.report(outOfBraces(set, node, mention, reader));
  return undefined;
}

/** `has{service:a AND trace.duration>1s}`: the fix takes the trace's condition out where AND joins it. */
function outOfBraces(
  set: Placed,
  node: QueryNode | null,
  mention: QueryNode,
  { text }: SpansetReader,
): QueryDiagnostic {
  const name = text.slice(mention.from, mention.to);
  const message = `${name} is about the whole trace: write it outside the braces.`;
  const parts = node?.kind === 'and' ? node.children : node ? [node] : [];
  const rest = parts.filter((part) => part !== mention);
  if (set.word !== 'has' || rest.length === parts.length)
    return { severity: 'error', message, from: mention.from, to: mention.to };
  const outside = printQuery(mention);
  const inside =
    rest.length === 0 ? '' : `has{${printQuery({ kind: 'and', children: rest, from: 0, to: 0 })}} AND `;
  const fix = { label: 'Take it out', text: `${inside}${outside}` };
  return { severity: 'error', message, from: set.from, to: set.to, fix };
}
