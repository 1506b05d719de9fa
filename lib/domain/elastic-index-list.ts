import type { ElasticIndex } from '../compat/elastic/indices/select-indices';
import { namePattern } from '../compat/elastic/name-pattern';
import type { RequestContext } from '../contracts/context';
import { DATA_STREAM_ATTRIBUTES, INDEX_ATTRIBUTE, indexOfLog } from '../contracts/data-stream';
import { readElasticAssetNames } from '../store/metadata/elastic-assets';
import { type IndexRow, listIndexRows } from '../store/streams/list-indices';
import { readElasticAliases } from './elastic-aliases';

/** The indices that hold logs. Throws AppError `timeout`, `unavailable`. */
export async function storedIndices(ctx: RequestContext): Promise<ElasticIndex[]> {
  return (await listIndexRows(ctx)).map(indexOfRow);
}

/** The indices that clients made, with logs or without. */
export async function madeIndices(ctx: RequestContext): Promise<ElasticIndex[]> {
  const [indices, streams] = await Promise.all([
    readElasticAssetNames(ctx.tenantId, 'index'),
    readElasticAssetNames(ctx.tenantId, 'data_stream'),
  ]);
  return [...new Set([...indices, ...streams])].map((name) => indexOfRow({ ...NOTHING, name }));
}

/** All that can be named, without doubles. */
export async function searchableIndices(ctx: RequestContext): Promise<ElasticIndex[]> {
  const [stored, made] = await Promise.all([storedIndices(ctx), madeIndices(ctx)]);
  const known = new Set(stored.map(({ index }) => index));
  return [...stored, ...made.filter(({ index }) => !known.has(index))];
}

/** Each index with the aliases that clients made for it among its names, and itself. */
export async function withAliases(
  ctx: RequestContext,
  indices: readonly ElasticIndex[],
): Promise<Map<ElasticIndex, ElasticIndex>> {
  const aliases = (await readElasticAliases(ctx)).map(({ name, indices: of }) => {
    const tests = of.map(namePattern);
    return { name, fits: (index: string) => tests.some((fits) => fits(index)) };
  });
  const namesOf = (index: string) => aliases.filter(({ fits }) => fits(index)).map(({ name }) => name);
  return new Map(indices.map((each) => [{ ...each, alias: [...each.alias, ...namesOf(each.index)] }, each]));
}

const NOTHING = { type: null, dataset: null, namespace: null, service: null, environment: null };

function indexOfRow(of: IndexRow): ElasticIndex {
  const { name, type, dataset, namespace } = of;
  const resource = {
    ...(name !== null && { [INDEX_ATTRIBUTE]: name }),
    ...(type !== null && { [DATA_STREAM_ATTRIBUTES.type]: type }),
    ...(dataset !== null && { [DATA_STREAM_ATTRIBUTES.dataset]: dataset }),
    ...(namespace !== null && { [DATA_STREAM_ATTRIBUTES.namespace]: namespace }),
  };
  // An index that is no data stream has a data set alone.
  const isStream = type !== null || name === null;
  const stream = isStream ? [`${type ?? 'logs'}-${dataset}-${namespace ?? 'default'}`] : [];
  return {
    index: indexOfLog(resource, of.service ?? '', of.environment),
    alias: dataset === null ? [] : [dataset, ...stream],
    of,
  };
}
