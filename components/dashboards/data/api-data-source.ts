import { heatmapAnswerSchema, panelAnswerSchema } from '@/lib/contracts/dashboard/panel-question';
import { logSearchResponseSchema } from '@/lib/contracts/log-search';
import { serviceMapResponseSchema } from '@/lib/contracts/service-map';
import { traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet, apiSend } from '@/lib/http/client';
import type { PanelDataSource } from './panel-data-source';

/** Services of a map panel: as many as can still be read in one. */
const MAP_LIMIT = 100;

/** Figures from the API itself: what the questions say is what is asked. */
export const apiDataSource: PanelDataSource = {
  key: 'api',
  query: (question, { signal }) => apiSend('POST', '/api/panels/query', question, panelAnswerSchema, signal),
  heatmap: (question, { signal }) =>
    apiSend('POST', '/api/panels/heatmap', question, heatmapAnswerSchema, signal),
  logs: (input, { signal }) => apiGet('/api/logs/search', input, logSearchResponseSchema, signal),
  traces: (input, { signal }) => apiGet('/api/traces/search', input, traceSearchResponseSchema, signal),
  map: (input, { signal }) =>
    apiGet('/api/services/map', { ...input, limit: MAP_LIMIT }, serviceMapResponseSchema, signal),
};
