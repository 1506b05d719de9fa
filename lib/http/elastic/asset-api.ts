import type { ElasticAsset, ElasticAssetKind } from '../../contracts/elastic-asset';

/** How one kind of asset looks from outside. */
export interface AssetApi {
  kind: ElasticAssetKind;
  /** Before the name. */
  path: string;
  /** The answer that lists assets. */
  list: (assets: readonly ElasticAsset[]) => unknown;
  /** The answer to a name that is not there; null: an empty object, as the oldest of these calls answer. */
  missing: ((name: string) => { type: string; reason: string }) | null;
}

const notFound = (what: string) => (name: string) => ({
  type: 'resource_not_found_exception',
  reason: `${what}[${name}] not found`,
});

/** Source: Elasticsearch 8 API reference, one section each. */
export const ASSET_APIS: readonly AssetApi[] = [
  {
    kind: 'ilm_policy',
    path: '/_ilm/policy',
    list: (assets) =>
      byName(assets, ({ body, updatedAt }) => ({
        version: 1,
        modified_date: updatedAt.toISOString(),
        policy: body.policy ?? {},
        in_use_by: { indices: [], data_streams: [], composable_templates: [] },
      })),
    missing: (name) => ({
      type: 'resource_not_found_exception',
      reason: `Lifecycle policy not found: ${name}`,
    }),
  },
  {
    kind: 'index_template',
    path: '/_index_template',
    list: (assets) => ({
      index_templates: assets.map(({ name, body }) => ({
        name,
        index_template: { index_patterns: [], composed_of: [], ...body },
      })),
    }),
    missing: notFound('index template matching '),
  },
  {
    kind: 'component_template',
    path: '/_component_template',
    list: (assets) => ({
      component_templates: assets.map(({ name, body }) => ({ name, component_template: body })),
    }),
    missing: notFound('component template matching '),
  },
  {
    kind: 'template',
    path: '/_template',
    list: (assets) =>
      byName(assets, ({ body }) => ({
        order: 0,
        index_patterns: [],
        settings: {},
        mappings: {},
        aliases: {},
        ...body,
      })),
    missing: null,
  },
  {
    kind: 'pipeline',
    path: '/_ingest/pipeline',
    list: (assets) => byName(assets, ({ body }) => body),
    missing: null,
  },
];

function byName(assets: readonly ElasticAsset[], show: (asset: ElasticAsset) => unknown): unknown {
  return Object.fromEntries(assets.map((asset) => [asset.name, show(asset)]));
}
