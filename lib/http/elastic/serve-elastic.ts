import { wireApp } from '../wire-app';
import type { WireHandler } from '../wire-protocol';
import { ALIAS_ROUTES } from './alias-routes';
import { ASSET_ROUTES } from './asset-routes';
import { CAT_ROUTES } from './cat-routes';
import { CLUSTER_ROUTES } from './cluster-routes';
import { DOCUMENT_ROUTES } from './document-routes';
import { asElasticJson } from './elastic-json';
import { INDEX_ROUTES } from './index-routes';
import { INDEX_SETTINGS_ROUTES } from './index-settings-routes';
import { refuseElastic } from './refuse-elastic';
import { SEARCH_ROUTES } from './search-routes';
import { TYPED_ROUTES, WRITE_ROUTES } from './write-routes';

const app = wireApp({
  prefix: '/elasticsearch',
  routes: [
    ...CLUSTER_ROUTES,
    ...CAT_ROUTES,
    ...ASSET_ROUTES,
    ...WRITE_ROUTES,
    ...DOCUMENT_ROUTES,
    ...SEARCH_ROUTES,
    ...ALIAS_ROUTES,
    ...INDEX_SETTINGS_ROUTES,
    ...INDEX_ROUTES,
    ...TYPED_ROUTES,
  ],
  refuse: refuseElastic,
  // Clients since 7.14 speak to nobody who does not answer so.
  headers: { 'x-elastic-product': 'Elasticsearch' },
});

/** Elasticsearch's API, for its port and under /elasticsearch. */
export const serveElastic: WireHandler = async (request) => await asElasticJson(request, await app(request));
