import type { JsonValue } from '../compat/elastic/document-of-log';
import { illegalArgument } from '../compat/elastic/elastic-error';
import { listOf, objectOf, refuseUnknown, textOf } from '../compat/elastic/json-members';
import { type JsonObject, readJson } from '../compat/elastic/read-json';
import {
  flag,
  indexOptions,
  MSEARCH_PARAMS,
  refuseParams,
  type UrlParams,
} from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { targetOfPit } from './elastic-pit';
import { type ElasticRequest, pitIdOf } from './elastic-request';
import { elasticSearch } from './elastic-search';

const MAX_SEARCHES = 200;
const AT_ONCE = 4;
const HEADER = [
  'index',
  'indices',
  'type',
  'search_type',
  'preference',
  'routing',
  'request_cache',
  'ignore_unavailable',
  'allow_no_indices',
  'expand_wildcards',
  'ignore_throttled',
  'allow_partial_search_results',
  'ccs_minimize_roundtrips',
  'max_concurrent_shard_requests',
  'pre_filter_shard_size',
];

interface OneSearch {
  header: JsonObject;
  body: JsonObject;
}

/** One search's answer, or what it threw. */
export type MsearchItem = { answer: JsonObject } | { error: unknown };

/**
 * `_msearch`: pairs of lines, each a header and a search. One that fails costs the others nothing.
 * Throws AppError `bad_request` only for lines that are no pairs of JSON objects.
 */
export async function elasticMsearch(
  ctx: RequestContext,
  { index, params, body }: ElasticRequest,
): Promise<MsearchItem[]> {
  refuseParams(params, MSEARCH_PARAMS, index === '' ? '/_msearch' : `/${index}/_msearch`);
  const searches = readSearches(body);
  const items: MsearchItem[] = [];
  for (let at = 0; at < searches.length; at += AT_ONCE) {
    const some = searches.slice(at, at + AT_ONCE);
    items.push(...(await Promise.all(some.map((search) => one(ctx, search, index, params)))));
  }
  return items;
}

async function one(
  ctx: RequestContext,
  { header, body }: OneSearch,
  index: string,
  params: UrlParams,
): Promise<MsearchItem> {
  try {
    refuseUnknown(header, HEADER, (name) => `key [${name}] is not supported in the metadata section`);
    const asked = listOf(header.index ?? header.indices ?? []).map((name) => textOf(name, '[index]'));
    const own = new Map([...params, ...optionsOf(header)]);
    const target = asked.length > 0 ? asked.join(',') : index;
    const pit = pitIdOf(body);
    const answer = await elasticSearch(ctx, {
      ...(pit === null ? { index: target, options: indexOptions(own) } : targetOfPit(pit, target, new Map())),
      body,
      totalAsInt: flag(params, 'rest_total_hits_as_int'),
      typedKeys: flag(params, 'typed_keys'),
    });
    return { answer: { ...answer, status: 200 } };
  } catch (error) {
    return { error };
  }
}

function optionsOf(header: JsonObject): [string, string][] {
  return ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards'].flatMap(
    (name): [string, string][] => {
      const value: JsonValue | undefined = header[name];
      return value === undefined || value === null ? [] : [[name, listOf(value).join(',')]];
    },
  );
}

function readSearches(text: string): OneSearch[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw illegalArgument('Validation Failed: 1: no requests added;');
  if (lines.length / 2 > MAX_SEARCHES) throw illegalArgument(`An msearch may hold ${MAX_SEARCHES} searches.`);
  const searches: OneSearch[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const header = lines[at] ?? '';
    const body = lines[at + 1];
    if (body === undefined)
      throw illegalArgument(
        'The msearch request must be terminated by a newline [\\n], and each header followed by a body',
      );
    searches.push({
      // An empty header line is a header that says nothing.
      header: header.trim() === '' ? {} : objectOf(readJson(header), '[msearch header]'),
      body: objectOf(readJson(body), '[search request]'),
    });
  }
  return searches;
}
