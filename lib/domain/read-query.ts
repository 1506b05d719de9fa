import type { RequestContext } from '../contracts/context';
import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import { compileLogQuery } from '../query/compile/compile-log-query';
import { compileSpanQuery } from '../query/compile/compile-span-query';
import { parseQuery } from '../query/parse';
import { traceMention } from '../query/trace/trace-mentions';
import type { Predicate } from '../store/scan/predicate';
import { tokenShare } from '../store/scan/token-shares';
import { termStart } from '../store/terms/term-start';

export interface ReadQuery {
  predicate: Predicate;
  /** Hints: how the query was read. */
  diagnostics: QueryDiagnostic[];
}

const COMPILE = { log: compileLogQuery, span: compileSpanQuery };

/**
 * Parses a query of logs or single spans and makes it ready for the store. Throws AppError `bad_request` with its
 * diagnostics.
 */
export function readQuery(
  ctx: RequestContext,
  text: string,
  nowNs: bigint,
  signal: keyof typeof COMPILE,
): ReadQuery {
  const { ast, diagnostics } = parseQuery(text, signal);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw new AppError('bad_request', wrong.message, { details: { diagnostics } });
  const mention = signal === 'span' ? traceMention(ast) : null;
  if (mention) {
    const what = text.slice(mention.from, mention.to);
    throw new AppError('bad_request', `${what} is about a whole trace; here single spans are asked for.`);
  }
  return { predicate: predicateOf(ctx, ast, nowNs, signal), diagnostics };
}

/** A query that is a tree already, ready for the store. */
export function predicateOf(
  ctx: RequestContext,
  ast: QueryNode | null,
  nowNs: bigint,
  signal: keyof typeof COMPILE,
): Predicate {
  return (params, lookups) =>
    COMPILE[signal](ast, params, {
      tenantId: ctx.tenantId,
      nowNs,
      terms: termStart(),
      lookups,
      ...(signal === 'log' && { tokenShare }),
    });
}
