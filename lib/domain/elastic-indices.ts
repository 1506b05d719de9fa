import type { RequestContext } from '../contracts/context';
import { readElasticAssetNames } from '../store/metadata/elastic-assets';
import { searchableIndices } from './elastic-index-list';
import { namesMatching } from './names-matching';

/**
 * The indices and data streams that hold logs or were made by a client, sorted; one that is named whole is found by its data
 * stream's name too. @param patterns as in a path: `a,b*`
 */
export async function listElasticIndices(ctx: RequestContext, patterns = '*'): Promise<string[]> {
  const all = await searchableIndices(ctx);
  const named = all.filter(({ alias }) => alias.includes(patterns)).map(({ index }) => index);
  const matching = namesMatching(patterns, [...new Set(all.map(({ index }) => index))]);
  return [...new Set([...named, ...matching])].sort();
}

/** The aliases that clients made, sorted. */
export async function listElasticAliases(ctx: RequestContext, patterns = '*'): Promise<string[]> {
  return namesMatching(patterns, await readElasticAssetNames(ctx.tenantId, 'alias'));
}
