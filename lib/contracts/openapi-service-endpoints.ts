import type { Endpoint } from './openapi-endpoint';
import { serviceDetailQuerySchema, serviceDetailResponseSchema, serviceParamsSchema } from './service-detail';
import { serviceListQuerySchema, serviceListResponseSchema } from './service-list';
import { serviceMapQuerySchema, serviceMapResponseSchema } from './service-map';
import { operationsResponseSchema } from './service-operations';
import { traceRedQuerySchema, traceRedResponseSchema } from './trace-red';

/** The endpoints that answer from what spans add up to. */
export const SERVICE_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/services',
    tag: 'Services',
    summary: 'All services; with a range also rate, errors and durations of each, beside the period before',
    query: serviceListQuerySchema,
    response: serviceListResponseSchema,
  },
  {
    method: 'get',
    path: '/api/services/map',
    tag: 'Services',
    summary: 'Services and the calls between them',
    query: serviceMapQuerySchema,
    response: serviceMapResponseSchema,
  },
  {
    method: 'get',
    path: '/api/services/{service}',
    tag: 'Services',
    summary: 'One service: its operations, neighbours, errors, slow spans and versions',
    params: serviceParamsSchema,
    query: serviceDetailQuerySchema,
    response: serviceDetailResponseSchema,
  },
  {
    method: 'get',
    path: '/api/services/{service}/operations',
    tag: 'Services',
    summary: 'Operations of a service',
    params: serviceParamsSchema,
    response: operationsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/red',
    tag: 'Traces',
    summary: 'Rate, errors and durations over time of what a search of traces finds, with traces to look at',
    query: traceRedQuerySchema,
    response: traceRedResponseSchema,
  },
];
