import type { JsonValue } from '../compat/elastic/document-of-log';
import { conditionOfIndices } from '../compat/elastic/indices/condition-of-indices';
import {
  type ElasticIndex,
  type IndexOptions,
  selectIndices,
} from '../compat/elastic/indices/select-indices';
import { namesAskedToExist } from '../compat/elastic/query/names-asked-to-exist';
import { allOf } from '../compat/elastic/query/nodes';
import { readElasticQuery } from '../compat/elastic/query/read-query';
import { splitTime } from '../compat/elastic/query/split-time';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import type { Predicate } from '../store/scan/predicate';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { madeIndices, storedIndices, withAliases } from './elastic-index-list';
import { objectsAmong } from './elastic-objects';
import { predicateOf } from './read-query';

/** What of the logs a request is about: its indices, and how queries are read over them. */
export interface ElasticScope {
  nowNs: bigint;
  indices: readonly ElasticIndex[];
  /** A query of the DSL as a tree. Throws AppError `bad_request`. */
  read: (query: JsonValue | undefined) => QueryNode | null;
  /** What the indices and all these conditions leave. Null: nothing can match. */
  narrow: (...conditions: readonly (QueryNode | null)[]) => NarrowedScope | null;
}

export interface NarrowedScope {
  predicate: Predicate;
  range: TimeRange;
}

export interface ElasticTarget {
  /** As in the path: names and patterns, with commas. */
  index: string;
  options: IndexOptions;
  /** What will be read with the scope: the fields it asks to exist are looked up. */
  body?: JsonValue;
}

/** Resolves the indices a request names. Throws AppError `not_found` (`index_not_found_exception`), `bad_request`. */
export async function elasticScope(
  ctx: RequestContext,
  { index, options, body }: ElasticTarget,
  now: bigint = nowNs(),
): Promise<ElasticScope> {
  const all = await storedIndices(ctx);
  const indices = await select(ctx, index, all, options);
  const within = conditionOfIndices(indices, all);
  const context = {
    nowNs: now,
    isObject: await objectsAmong(ctx, namesAskedToExist(body)),
    ofIndex: (test: (name: string) => boolean) =>
      conditionOfIndices(
        all.filter((each) => test(each.index)),
        all,
      ),
  };
  return {
    nowNs: now,
    indices,
    read: (query) => readElasticQuery(query, context),
    narrow: (...conditions) => {
      if (indices.length === 0) return null;
      const asked = allOf([within, ...conditions.filter((condition) => condition !== null)]);
      const { range, rest } = splitTime(asked, now);
      return range && { range, predicate: predicateOf(ctx, rest, now, 'log') };
    },
  };
}

/** An index that was made and holds nothing yet is known, and empty; an alias is what it stands for. */
async function select(
  ctx: RequestContext,
  index: string,
  all: readonly ElasticIndex[],
  options: IndexOptions,
): Promise<readonly ElasticIndex[]> {
  try {
    return selectIndices(index, all, options);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
    const known = await withAliases(ctx, [...all, ...(await madeIndices(ctx))]);
    const stored = new Set(all);
    return selectIndices(index, [...known.keys()], options)
      .flatMap((each) => known.get(each) ?? [])
      .filter((each) => stored.has(each));
  }
}
