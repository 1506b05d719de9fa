import type { LabelMatcher, LogExpr } from '../compat/loki/logql/logql-ast';
import { compileSelector } from '../compat/loki/pipeline/match-labels';
import { narrowLines } from '../compat/loki/plan/narrow-lines';
import type { RequestContext } from '../contracts/context';
import { narrowPredicate } from '../store/scan/narrow-predicate';
import type { Predicate } from '../store/scan/predicate';
import { type LokiStream, lokiStreams } from './loki-streams';
import { predicateOf } from './read-query';

export interface LokiSelection {
  /** Null: no stream meets the selector. */
  predicate: Predicate | null;
  streams: ReadonlyMap<number, LokiStream>;
  /** Whether the predicate is all that the query's stages ask. */
  exact: boolean;
}

/** The streams that a selector names. */
export async function streamsOf(
  ctx: RequestContext,
  matchers: readonly LabelMatcher[],
): Promise<ReadonlyMap<number, LokiStream>> {
  const all = await lokiStreams(ctx);
  if (matchers.length === 0) return all;
  const fits = compileSelector(matchers);
  return new Map([...all].filter(([, { labels }]) => fits(labels)));
}

/** The rows that a query may be about: of its streams, with the texts of its line filters. */
export async function selectLoki(ctx: RequestContext, log: LogExpr, nowNs: bigint): Promise<LokiSelection> {
  const all = await lokiStreams(ctx);
  const streams = await streamsOf(ctx, log.selector);
  const names = new Set([...streams.values()].flatMap(({ labels }) => [...labels.keys()]));
  const { ast, conditions, exact } = narrowLines(log, names);
  if (streams.size === 0) return { predicate: null, streams, exact };
  const base = predicateOf(ctx, ast, nowNs, 'log');
  const ids = streams.size === all.size ? null : [...streams.keys()];
  return { predicate: narrowPredicate(base, { streams: ids, lines: conditions }), streams, exact };
}
