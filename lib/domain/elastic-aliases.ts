import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { dropElasticAsset, keepElasticAsset, listElasticAssets } from './elastic-assets';

/** One alias and the indices, or patterns of them, that it stands for. */
interface ElasticAlias {
  name: string;
  indices: readonly string[];
  options: Readonly<Record<string, unknown>>;
}

export type AliasChange = { kind: 'add' | 'remove'; index: string; alias: string } & Pick<
  ElasticAlias,
  'options'
>;

/** The aliases that clients made. @param patterns as in a path: `a,b*` */
export async function readElasticAliases(ctx: RequestContext, patterns?: string): Promise<ElasticAlias[]> {
  const assets = await listElasticAssets(ctx, 'alias', patterns);
  return assets.map(({ name, body }) => ({
    name,
    indices: [body.index ?? []].flat().map(String),
    options: isRecord(body.options) ? body.options : {},
  }));
}

/** Makes and unmakes aliases, in order. Throws AppError `not_found` for one to be removed that is not there. */
export async function changeElasticAliases(
  ctx: RequestContext,
  changes: readonly AliasChange[],
): Promise<void> {
  for (const { kind, index, alias, options } of changes) {
    const [known] = await readElasticAliases(ctx, alias);
    const others = known?.indices.filter((each) => each !== index) ?? [];
    if (kind === 'remove' && !known?.indices.includes(index)) throw missing(alias);
    if (kind === 'add') await keepElasticAsset(ctx, 'alias', alias, { index: [...others, index], options });
    else if (others.length === 0) await dropElasticAsset(ctx, 'alias', alias);
    else await keepElasticAsset(ctx, 'alias', alias, { index: others, options: known?.options ?? {} });
  }
}

function missing(alias: string): AppError {
  return new AppError('not_found', `aliases [${alias.slice(0, 200)}] missing`, {
    details: { elasticType: 'aliases_not_found_exception' },
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
