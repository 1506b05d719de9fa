import { createHash } from 'node:crypto';

/**
 * The version that is answered to clients: the API is Elasticsearch 8's, and a Beat refuses to write to a server older
 * than itself.
 */
export const ELASTIC_VERSION = '8.19.0';
export const CLUSTER_NAME = 'throughline';
export const NODE_NAME = 'throughline';
export const NODE_ID = uuid('node');

/** As Elasticsearch makes its ids: 22 letters and digits. The same in every process, so clients see one cluster. */
export function uuid(name: string): string {
  return createHash('sha256').update(`throughline ${name}`).digest('base64url').slice(0, 22);
}

/** `GET /`: what clients look at to know whom they speak to. */
export function describeNode() {
  return {
    name: NODE_NAME,
    cluster_name: CLUSTER_NAME,
    cluster_uuid: uuid('cluster'),
    version: {
      number: ELASTIC_VERSION,
      build_flavor: 'default',
      build_type: 'tar',
      build_hash: createHash('sha1').update('throughline').digest('hex'),
      build_date: '2025-07-23T22:05:54.260801648Z',
      build_snapshot: false,
      lucene_version: '9.12.2',
      minimum_wire_compatibility_version: '7.17.0',
      minimum_index_compatibility_version: '7.0.0',
    },
    tagline: 'You Know, for Search',
  };
}
