import { z } from 'zod';
import { apiErrorSchema } from './api-error';
import {
  errorTopQuerySchema,
  errorTopResponseSchema,
  errorTrendsQuerySchema,
  errorTrendsResponseSchema,
} from './error-trends';
import { jsonlIngestResponseSchema } from './jsonl-ingest';
import { DASHBOARD_ENDPOINTS } from './openapi-dashboard-endpoints';
import type { Endpoint } from './openapi-endpoint';
import { LOG_ENDPOINTS } from './openapi-log-endpoints';
import { PANEL_ENDPOINTS } from './openapi-panel-endpoints';
import { SAVED_ENDPOINTS } from './openapi-saved-endpoints';
import { SERVICE_ENDPOINTS } from './openapi-service-endpoints';
import { SHARE_ENDPOINTS } from './openapi-share-endpoints';
import { TRACE_ENDPOINTS } from './openapi-trace-endpoints';
import { healthSchema, statusResponseSchema } from './status';
import { textIngestQuerySchema, textIngestResponseSchema } from './text-ingest';

const OTLP = ['application/x-protobuf', 'application/json'];
const document = z.looseObject({ openapi: z.string() }).describe('OpenAPI 3.1');

/** Every public endpoint. A test holds it against the route files. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...LOG_ENDPOINTS,
  ...TRACE_ENDPOINTS,
  ...SERVICE_ENDPOINTS,
  ...PANEL_ENDPOINTS,
  {
    method: 'get',
    path: '/api/errors/trends',
    tag: 'Errors',
    summary: 'Errors over time by service, error type or version',
    query: errorTrendsQuerySchema,
    response: errorTrendsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/errors/top',
    tag: 'Errors',
    summary: 'Most failing services, operations and messages',
    query: errorTopQuerySchema,
    response: errorTopResponseSchema,
  },
  ...DASHBOARD_ENDPOINTS,
  ...SHARE_ENDPOINTS,
  ...SAVED_ENDPOINTS,
  {
    method: 'post',
    path: '/v1/logs',
    tag: 'Ingest',
    summary: 'OTLP/HTTP: ExportLogsServiceRequest (also on the OTLP port, 4318)',
    rawBody: OTLP,
    response: null,
    rawResponse: OTLP,
  },
  {
    method: 'post',
    path: '/v1/traces',
    tag: 'Ingest',
    summary: 'OTLP/HTTP: ExportTraceServiceRequest (also on the OTLP port, 4318)',
    rawBody: OTLP,
    response: null,
    rawResponse: OTLP,
  },
  {
    method: 'post',
    path: '/v1/metrics',
    tag: 'Ingest',
    summary:
      'OTLP/HTTP: ExportMetricsServiceRequest, answered with success, counted on /api/status and stored nowhere',
    rawBody: OTLP,
    response: null,
    rawResponse: OTLP,
  },
  {
    method: 'post',
    path: '/api/ingest/jsonl',
    tag: 'Ingest',
    summary: 'Logs as JSON, one object a line',
    rawBody: ['application/x-ndjson'],
    response: jsonlIngestResponseSchema,
  },
  {
    method: 'post',
    path: '/api/ingest/text',
    tag: 'Ingest',
    summary: 'Logs of a text file: JSON lines, logfmt, syslog or plain lines, whole or slice by slice',
    query: textIngestQuerySchema,
    rawBody: ['text/plain'],
    response: textIngestResponseSchema,
  },
  {
    method: 'get',
    path: '/api/health',
    tag: 'Server',
    summary: 'Whether the database answers (503 when not)',
    response: healthSchema,
  },
  {
    method: 'get',
    path: '/api/status',
    tag: 'Server',
    summary: 'Ingest rates, store size, lag and last errors',
    response: statusResponseSchema,
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    tag: 'Server',
    summary: 'This document',
    response: document,
  },
];

export const ERROR_SCHEMA = apiErrorSchema;
