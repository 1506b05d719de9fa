import { z } from 'zod';
import { apiErrorSchema } from './api-error';
import {
  errorTopQuerySchema,
  errorTopResponseSchema,
  errorTrendsQuerySchema,
  errorTrendsResponseSchema,
} from './error-trends';
import { jsonlIngestResponseSchema } from './jsonl-ingest';
import { logParamsSchema, logSchema } from './log';
import {
  logContextQuerySchema,
  logContextResponseSchema,
  logFieldsQuerySchema,
  logFieldsResponseSchema,
  logHistogramQuerySchema,
  logHistogramResponseSchema,
  logSearchQuerySchema,
  logSearchResponseSchema,
} from './log-search';
import {
  savedQueryCreateSchema,
  savedQueryListSchema,
  savedQueryParamsSchema,
  savedQuerySchema,
  savedQueryUpdateSchema,
} from './saved-query';
import { healthSchema, statusResponseSchema } from './status';
import { traceLogsResponseSchema, traceParamsSchema, traceResponseSchema } from './trace';
import {
  operationsParamsSchema,
  operationsResponseSchema,
  servicesResponseSchema,
  traceSearchQuerySchema,
  traceSearchResponseSchema,
} from './trace-search';

/** One operation of the public HTTP API. */
export interface Endpoint {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** With `{name}` for each path parameter. */
  path: string;
  tag: 'Logs' | 'Traces' | 'Errors' | 'Services' | 'Saved queries' | 'Ingest' | 'Server';
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Media types of a body that is not JSON of a contract. */
  rawBody?: string[];
  status?: number;
  /** Null: an empty answer. */
  response: z.ZodType | null;
  /** Media types of an answer that is not JSON of a contract. */
  rawResponse?: string[];
}

const OTLP = ['application/x-protobuf', 'application/json'];
const document = z.looseObject({ openapi: z.string() }).describe('OpenAPI 3.1');

/** Every public endpoint. A test holds it against the route files. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/logs/search',
    tag: 'Logs',
    summary: 'Find logs, newest or oldest first, page by page',
    query: logSearchQuerySchema,
    response: logSearchResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/histogram',
    tag: 'Logs',
    summary: 'Count matching logs over time by severity',
    query: logHistogramQuerySchema,
    response: logHistogramResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/fields',
    tag: 'Logs',
    summary: 'Fields of matching logs and their most frequent values',
    query: logFieldsQuerySchema,
    response: logFieldsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/logs/{id}',
    tag: 'Logs',
    summary: 'One log',
    params: logParamsSchema,
    response: logSchema,
  },
  {
    method: 'get',
    path: '/api/logs/{id}/context',
    tag: 'Logs',
    summary: 'The lines around one log, at most a week away',
    params: logParamsSchema,
    query: logContextQuerySchema,
    response: logContextResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/search',
    tag: 'Traces',
    summary: 'Find traces that have a matching span',
    query: traceSearchQuerySchema,
    response: traceSearchResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}',
    tag: 'Traces',
    summary: 'A whole trace',
    params: traceParamsSchema,
    response: traceResponseSchema,
  },
  {
    method: 'get',
    path: '/api/traces/{traceId}/logs',
    tag: 'Traces',
    summary: 'The logs of a trace, oldest first',
    params: traceParamsSchema,
    response: traceLogsResponseSchema,
  },
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
  {
    method: 'get',
    path: '/api/services',
    tag: 'Services',
    summary: 'All services',
    response: servicesResponseSchema,
  },
  {
    method: 'get',
    path: '/api/services/{service}/operations',
    tag: 'Services',
    summary: 'Span names of a service',
    params: operationsParamsSchema,
    response: operationsResponseSchema,
  },
  {
    method: 'get',
    path: '/api/saved-queries',
    tag: 'Saved queries',
    summary: 'All saved queries, last changed first',
    response: savedQueryListSchema,
  },
  {
    method: 'post',
    path: '/api/saved-queries',
    tag: 'Saved queries',
    summary: 'Save a view; /q/{id} opens it',
    body: savedQueryCreateSchema,
    status: 201,
    response: savedQuerySchema,
  },
  {
    method: 'get',
    path: '/api/saved-queries/{id}',
    tag: 'Saved queries',
    summary: 'One saved query',
    params: savedQueryParamsSchema,
    response: savedQuerySchema,
  },
  {
    method: 'patch',
    path: '/api/saved-queries/{id}',
    tag: 'Saved queries',
    summary: 'Rename a saved query or replace its search',
    params: savedQueryParamsSchema,
    body: savedQueryUpdateSchema,
    response: savedQuerySchema,
  },
  {
    method: 'delete',
    path: '/api/saved-queries/{id}',
    tag: 'Saved queries',
    summary: 'Delete a saved query',
    params: savedQueryParamsSchema,
    status: 204,
    response: null,
  },
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
    path: '/api/ingest/jsonl',
    tag: 'Ingest',
    summary: 'Logs as JSON, one object a line',
    rawBody: ['application/x-ndjson'],
    response: jsonlIngestResponseSchema,
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
