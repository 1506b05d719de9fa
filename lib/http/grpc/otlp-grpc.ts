import type { GrpcMethods } from './grpc-method';
import { grpcProtocol } from './grpc-protocol';
import { healthCheck } from './health-method';
import { OTLP_METHODS } from './otlp-methods';

const services = new Set([...OTLP_METHODS.keys()].map((path) => path.split('/')[1] ?? ''));
const methods: GrpcMethods = new Map([
  ...OTLP_METHODS,
  ['/grpc.health.v1.Health/Check', healthCheck(services)],
]);

/** OTLP/gRPC's own port, 4317. */
export const OTLP_GRPC = grpcProtocol({
  methods,
  hint: 'This port takes OTLP over gRPC: Export of TraceService, LogsService and MetricsService. OTLP/HTTP has a port of its own, 4318.',
});
