/** A network place in a Zipkin span. */
export interface ZipkinEndpoint {
  serviceName?: string;
  ipv4?: string;
  ipv6?: string;
  port?: number;
}

export type ZipkinKind = 'CLIENT' | 'SERVER' | 'PRODUCER' | 'CONSUMER';

/** A span of Zipkin's API v2, as it is sent and as it is answered. Source: openzipkin/zipkin-api, zipkin2-api.yaml. */
export interface ZipkinSpan {
  traceId: string;
  parentId?: string;
  id: string;
  kind?: ZipkinKind;
  name?: string;
  /** Microseconds since the epoch. */
  timestamp?: number;
  /** Microseconds, at least 1. */
  duration?: number;
  localEndpoint?: ZipkinEndpoint;
  remoteEndpoint?: ZipkinEndpoint;
  annotations?: { timestamp: number; value: string }[];
  tags?: Record<string, string>;
  debug?: boolean;
  shared?: boolean;
}

/** What a stored span is marked with so that it can be told again as it was sent to Zipkin's API. */
export const ZIPKIN_MARKS = {
  /** Scope name of spans that came through Zipkin's API. */
  scope: 'zipkin',
  shared: 'zipkin.shared',
  debug: 'zipkin.debug',
  /** Which of name and timestamp the sender left out. */
  absent: 'zipkin.absent',
  /** Names that Throughline uses for endpoints, but that were tags of this span. */
  tags: 'zipkin.tags',
  localIpv6: 'zipkin.local.ipv6',
  peerIpv6: 'zipkin.peer.ipv6',
} as const;

/** Where the parts of endpoints are kept. Source: OpenTelemetry semantic conventions, "Network" and "Peer". */
export const ZIPKIN_ENDPOINT_FIELDS = {
  localAddress: 'network.local.address',
  localPort: 'network.local.port',
  peerService: 'peer.service',
  peerAddress: 'network.peer.address',
  peerPort: 'network.peer.port',
} as const;

/** What an attribute of an endpoint is called where a tag has its name. */
export function displacedName(name: string): string {
  return name.startsWith('zipkin.') ? `${name}.sent` : `zipkin.${name}`;
}
