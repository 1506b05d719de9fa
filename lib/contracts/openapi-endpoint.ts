import type { z } from 'zod';

/** One operation of the public HTTP API. */
export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for each path parameter. */
  path: string;
  tag: 'Logs' | 'Traces' | 'Errors' | 'Services' | 'Dashboards' | 'Saved queries' | 'Ingest' | 'Server';
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
