import { z } from 'zod';
import { dashboardParamsSchema } from './dashboard/dashboard-api';
import { heatmapAnswerSchema, panelAnswerSchema } from './dashboard/panel-question';
import {
  shareCreatedSchema,
  shareCreateSchema,
  sharedDashboardSchema,
  sharedPanelBodySchema,
  sharedPanelParamsSchema,
  sharedParamsSchema,
  sharedVariableBodySchema,
  sharedVariableParamsSchema,
  sharedVariableSchema,
  shareListSchema,
  shareParamsSchema,
} from './dashboard/share-api';
import { logSearchResponseSchema } from './log-search';
import type { Endpoint } from './openapi-endpoint';
import { serviceMapResponseSchema } from './service-map';
import { traceSearchResponseSchema } from './trace-search';

const tag = 'Dashboards';

/** Links to dashboards, and what they may ask. */
export const SHARE_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/dashboards/{id}/shares',
    tag,
    summary: 'The read-only links to a dashboard',
    params: dashboardParamsSchema,
    response: shareListSchema,
  },
  {
    method: 'post',
    path: '/api/dashboards/{id}/shares',
    tag,
    summary: 'Make a read-only link, whose token is shown this once (at most 50 a dashboard)',
    params: dashboardParamsSchema,
    body: shareCreateSchema,
    status: 201,
    response: shareCreatedSchema,
  },
  {
    method: 'delete',
    path: '/api/dashboards/{id}/shares/{share}',
    tag,
    summary: 'Revoke a link: it stops working at once',
    params: shareParamsSchema,
    status: 204,
    response: null,
  },
  {
    method: 'get',
    path: '/api/shared/{token}',
    tag,
    summary: 'The dashboard of a link. 404, the same for unknown, revoked and expired ones',
    params: sharedParamsSchema,
    response: sharedDashboardSchema,
  },
  {
    method: 'post',
    path: '/api/shared/{token}/panels/{panelId}',
    tag,
    summary:
      'What a panel of it asks, as the stored dashboard says; the answer is that of the endpoint for this kind',
    params: sharedPanelParamsSchema,
    body: sharedPanelBodySchema,
    response: z.union([
      panelAnswerSchema,
      heatmapAnswerSchema,
      logSearchResponseSchema,
      traceSearchResponseSchema,
      serviceMapResponseSchema,
    ]),
  },
  {
    method: 'post',
    path: '/api/shared/{token}/variables/{name}',
    tag,
    summary: 'Values of a variable of it that can be chosen',
    params: sharedVariableParamsSchema,
    body: sharedVariableBodySchema,
    response: sharedVariableSchema,
  },
];
