import { dashboardParamsSchema } from './dashboard/dashboard-api';
import type { Endpoint } from './openapi-endpoint';
import { savedBulkResultSchema, savedBulkSchema } from './saved-bulk';
import { openedBodySchema } from './saved-place';
import {
  savedQueryCreateSchema,
  savedQueryDeleteQuerySchema,
  savedQueryListQuerySchema,
  savedQueryListSchema,
  savedQueryParamsSchema,
  savedQuerySchema,
  savedQueryUpdateSchema,
} from './saved-query';
import { savedThingsQuerySchema, savedThingsSchema } from './saved-things';
import {
  boardSnapshotCreateSchema,
  boardSnapshotSchema,
  snapshotCreateSchema,
  snapshotDeleteQuerySchema,
  snapshotListQuerySchema,
  snapshotListSchema,
  snapshotParamsSchema,
  snapshotSchema,
} from './snapshot';

const tag = 'Saved queries';
const params = savedQueryParamsSchema;

/** Saved queries and what is kept beside them. */
export const SAVED_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/saved',
    tag,
    summary: 'Saved queries and dashboards that have all words, as somebody types, with what matched',
    query: savedThingsQuerySchema,
    response: savedThingsSchema,
  },
  {
    method: 'post',
    path: '/api/saved/bulk',
    tag,
    summary:
      'Move, tag, pin, delete or restore several saved queries and dashboards (at most 100). What could not be done is told one by one',
    body: savedBulkSchema,
    response: savedBulkResultSchema,
  },
  {
    method: 'get',
    path: '/api/saved-queries',
    tag,
    summary: 'All saved queries, last changed first; or those in the trash',
    query: savedQueryListQuerySchema,
    response: savedQueryListSchema,
  },
  {
    method: 'post',
    path: '/api/saved-queries',
    tag,
    summary: 'Save a view; /q/{id} opens it',
    body: savedQueryCreateSchema,
    status: 201,
    response: savedQuerySchema,
  },
  {
    method: 'get',
    path: '/api/saved-queries/{id}',
    tag,
    summary: 'One saved query',
    params,
    response: savedQuerySchema,
  },
  {
    method: 'patch',
    path: '/api/saved-queries/{id}',
    tag,
    summary:
      'Rename, move, tag, pin or describe a saved query, or replace its search. With `updatedAt`, 409 when it was changed since',
    params,
    body: savedQueryUpdateSchema,
    response: savedQuerySchema,
  },
  {
    method: 'delete',
    path: '/api/saved-queries/{id}',
    tag,
    summary: 'Put a saved query into the trash for 30 days',
    params,
    query: savedQueryDeleteQuerySchema,
    status: 204,
    response: null,
  },
  {
    method: 'post',
    path: '/api/saved-queries/{id}/restore',
    tag,
    summary: 'Take a saved query out of the trash',
    params,
    response: savedQuerySchema,
  },
  {
    method: 'post',
    path: '/api/saved-queries/{id}/opened',
    tag,
    summary: 'Remember that a saved query was opened',
    params,
    body: openedBodySchema,
    status: 204,
    response: null,
  },
  {
    method: 'get',
    path: '/api/snapshots',
    tag,
    summary: 'Snapshots, the last made first; or those in the trash',
    query: snapshotListQuerySchema,
    response: snapshotListSchema,
  },
  {
    method: 'post',
    path: '/api/snapshots',
    tag,
    summary:
      'Keep the exact query, columns and times of a page for good; /s/{id} opens it. 200 where just this was kept before',
    body: snapshotCreateSchema,
    status: 201,
    response: snapshotSchema,
  },
  {
    method: 'get',
    path: '/api/snapshots/{id}',
    tag,
    summary: 'One snapshot',
    params: snapshotParamsSchema,
    response: snapshotSchema,
  },
  {
    method: 'delete',
    path: '/api/snapshots/{id}',
    tag,
    summary: 'Put a snapshot into the trash for 30 days: its link stops working',
    params: snapshotParamsSchema,
    query: snapshotDeleteQuerySchema,
    status: 204,
    response: null,
  },
  {
    method: 'post',
    path: '/api/snapshots/{id}/restore',
    tag,
    summary: 'Take a snapshot out of the trash',
    params: snapshotParamsSchema,
    response: snapshotSchema,
  },
  {
    method: 'post',
    path: '/api/dashboards/{id}/snapshots',
    tag,
    summary:
      'Keep a dashboard as it is seen for good: document, texts of saved queries, values, filters and times; /s/{id} opens it. 200 where just this was kept before',
    params: dashboardParamsSchema,
    body: boardSnapshotCreateSchema,
    status: 201,
    response: snapshotSchema,
  },
  {
    method: 'get',
    path: '/api/snapshots/{id}/board',
    tag,
    summary: 'The dashboard of a snapshot as it was, and what it is called now',
    params: snapshotParamsSchema,
    response: boardSnapshotSchema,
  },
];
