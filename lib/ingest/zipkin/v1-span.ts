import type { ZipkinEndpoint } from '../../contracts/zipkin-span';

/** A span of Zipkin's API v1: its sides are told by who says when what happened. Source: openzipkin/zipkin-api, zipkin-api.yaml. */
export interface V1Span {
  traceId: string;
  parentId: string | undefined;
  id: string;
  name: string;
  /** Microseconds; 0: none. */
  timestamp: number;
  duration: number;
  debug: boolean;
  annotations: V1Annotation[];
  binaryAnnotations: { key: string; value: string; endpoint: ZipkinEndpoint | null }[];
}

export interface V1Annotation {
  timestamp: number;
  value: string;
  endpoint: ZipkinEndpoint | null;
}

/** Client send and receive, server receive and send, message send and receive, wire send and receive. */
export type V1Core = Partial<Record<'cs' | 'cr' | 'sr' | 'ss' | 'ms' | 'mr' | 'ws' | 'wr', V1Annotation>>;
