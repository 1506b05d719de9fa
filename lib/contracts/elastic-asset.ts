/** What shippers set up before they write. */
export type ElasticAssetKind =
  | 'ilm_policy'
  | 'index_template'
  | 'component_template'
  | 'template'
  | 'pipeline'
  | 'index'
  | 'data_stream'
  | 'alias';

export interface ElasticAsset {
  name: string;
  /** As it was sent. */
  body: Readonly<Record<string, unknown>>;
  updatedAt: Date;
}
