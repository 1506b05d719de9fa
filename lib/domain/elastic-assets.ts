import type { RequestContext } from '../contracts/context';
import type { ElasticAsset, ElasticAssetKind } from '../contracts/elastic-asset';
import { AppError } from '../errors';
import {
  countElasticAssets,
  deleteElasticAsset,
  readElasticAssetNames,
  readElasticAssets,
  saveElasticAsset,
} from '../store/metadata/elastic-assets';
import { forgetIndexPipelines } from './elastic-index-pipelines';
import { namesMatching } from './names-matching';

const MOST_ASSETS = 2_000;
/** The largest template of Elastic's own, Metricbeat's, has about 1 MB. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_NAME_BYTES = 255;

/**
 * The assets of a kind whose names a list of patterns names (`a,b*`; undefined: all), by name. @param patterns as in the
 * path of Elasticsearch's API
 */
export async function listElasticAssets(
  ctx: RequestContext,
  kind: ElasticAssetKind,
  patterns?: string,
): Promise<ElasticAsset[]> {
  if (patterns === undefined) return await readElasticAssets(ctx.tenantId, kind);
  const names = namesMatching(patterns, await readElasticAssetNames(ctx.tenantId, kind));
  return names.length === 0 ? [] : await readElasticAssets(ctx.tenantId, kind, names);
}

/** Keeps an asset as it was sent. Throws AppError `bad_request` or `payload_too_large` when there is no room for it. */
export async function keepElasticAsset(
  ctx: RequestContext,
  kind: ElasticAssetKind,
  name: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const text = JSON.stringify(body).replaceAll('\\u0000', '');
  if (Buffer.byteLength(name) > MOST_NAME_BYTES || name === '')
    throw new AppError('bad_request', `A name has between 1 and ${MOST_NAME_BYTES} bytes.`);
  if (text.length > MOST_BYTES)
    throw new AppError(
      'payload_too_large',
      `[${name}] is larger than ${MOST_BYTES} bytes, which is all that is kept.`,
    );
  if ((await countElasticAssets(ctx.tenantId)) >= MOST_ASSETS) {
    const known = await readElasticAssets(ctx.tenantId, kind, [name]);
    if (known.length === 0)
      throw new AppError(
        'bad_request',
        `No more than ${MOST_ASSETS} templates, policies, pipelines and index names are kept.`,
      );
  }
  await saveElasticAsset(ctx.tenantId, kind, name, text);
  forgetIndexPipelines(ctx);
}

/** @returns whether there was one */
export async function dropElasticAsset(
  ctx: RequestContext,
  kind: ElasticAssetKind,
  name: string,
): Promise<boolean> {
  const dropped = await deleteElasticAsset(ctx.tenantId, kind, name);
  forgetIndexPipelines(ctx);
  return dropped;
}
