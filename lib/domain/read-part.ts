import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import { parseQuery } from '../query/parse';
import type { Predicate } from '../store/scan/predicate';
import { parseIsoNs } from '../time/iso';
import { earlier, later, type TimeRange } from '../time/time-range';
import { predicateOf } from './read-query';

export interface ComparedSide {
  predicate: Predicate;
  range: TimeRange;
}

export interface ComparedParts {
  part: ComparedSide;
  rest: ComparedSide;
  /** Fields the part is chosen by: that they differ says nothing. */
  chosenBy: ReadonlySet<string>;
}

const PLACE = { from: 0, to: 0 };

/**
 * What a part and the rest of a result are: a stretch `ISO..ISO` of its range, or the logs that meet a condition.
 * Throws AppError `bad_request` when the part cannot be read or lies outside.
 */
export function readPart(
  ctx: RequestContext,
  input: { ast: QueryNode | null; part: string; range: TimeRange; nowNs: bigint },
): ComparedParts {
  const { ast, range, nowNs } = input;
  const predicate = (node: QueryNode | null) => predicateOf(ctx, node, nowNs, 'log');
  const stretch = readStretch(input.part, range);
  if (stretch) {
    return {
      part: { predicate: predicate(ast), range: stretch },
      rest: { predicate: outside(predicate(ast), stretch), range },
      chosenBy: new Set(),
    };
  }
  const { ast: condition, diagnostics } = parseQuery(input.part, 'log');
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong || condition === null) {
    throw new AppError('bad_request', `The part cannot be read: ${wrong?.message ?? 'it is empty'}`);
  }
  const both = (node: QueryNode): QueryNode =>
    ast === null ? node : { kind: 'and', children: [ast, node], ...PLACE };
  return {
    part: { predicate: predicate(both(condition)), range },
    rest: { predicate: predicate(both({ kind: 'not', child: condition, ...PLACE })), range },
    chosenBy: new Set(fieldsOf(condition)),
  };
}

function readStretch(part: string, range: TimeRange): TimeRange | null {
  const match = /^(\S+)\.\.(\S+)$/.exec(part);
  const [from, to] = [parseIsoNs(match?.[1] ?? ''), parseIsoNs(match?.[2] ?? '')];
  if (from === null || to === null) return null;
  const stretch = { fromNs: later(from, range.fromNs), toNs: earlier(to, range.toNs) };
  if (stretch.fromNs < stretch.toNs) return stretch;
  throw new AppError('bad_request', 'The part lies outside of the time range. Choose a part inside it.');
}

function outside(predicate: Predicate, { fromNs, toNs }: TimeRange): Predicate {
  return (params) => {
    const { exact, tokens } = predicate(params);
    const within = `t.time_ns >= ${params.add(fromNs)}::bigint AND t.time_ns < ${params.add(toNs)}::bigint`;
    return { exact: `(${exact}) AND NOT (${within})`, tokens, rollup: null };
  };
}

function fieldsOf(node: QueryNode): string[] {
  if (node.kind === 'not') return fieldsOf(node.child);
  if (node.kind === 'and' || node.kind === 'or') return node.children.flatMap(fieldsOf);
  return node.kind === 'match' && node.field ? [node.field.name] : [];
}
