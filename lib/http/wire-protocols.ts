import { serveElastic } from './elastic/serve-elastic';
import { OTLP_GRPC } from './grpc/otlp-grpc';
import { serveJaeger } from './jaeger/serve-jaeger';
import { serveLoki } from './loki/serve-loki';
import { upgradeToTail } from './loki/tail';
import { SAMPLING_GRPC } from './sampling/sampling-grpc';
import { serveSampling } from './sampling/serve-sampling';
import { SYSLOG } from './syslog/serve-syslog';
import { serveOtlp } from './wire-otlp-port';
import type { WireProtocol } from './wire-protocol';
import { serveZipkin } from './zipkin/serve-zipkin';

/** The protocols that have a port of their own, by the name LISTEN calls them, and what they serve on it. */
export const WIRE_PROTOCOLS: ReadonlyMap<string, WireProtocol> = new Map<string, WireProtocol>([
  ['otlp', { kind: 'http', serve: serveOtlp, onMainPort: true }],
  ['otlp-grpc', OTLP_GRPC],
  ['elastic', { kind: 'http', serve: serveElastic, onMainPort: true }],
  ['loki', { kind: 'http', serve: serveLoki, onMainPort: true, upgrade: upgradeToTail }],
  ['zipkin', { kind: 'http', serve: serveZipkin, onMainPort: true }],
  ['jaeger', { kind: 'http', serve: serveJaeger, onMainPort: true }],
  ['syslog', SYSLOG],
  ['sampling', { kind: 'http', serve: serveSampling }],
  ['sampling-grpc', SAMPLING_GRPC],
]);
