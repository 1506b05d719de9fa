import { ingestLogs } from '../../domain/ingest-logs';
import { ingestMetrics } from '../../domain/ingest-metrics';
import { ingestSpans } from '../../domain/ingest-spans';
import { otlpProtobufSuccess } from '../wire-otlp-reply';
import { describeVerdict } from '../wire-verdict';
import type { GrpcMethod, GrpcMethods } from './grpc-method';

const COLLECTOR = '/opentelemetry.proto.collector';

/** `Export` of OTLP's services. Source: OTLP specification 1.x, "OTLP/gRPC". */
export const OTLP_METHODS: GrpcMethods = new Map([
  exportMethod(`${COLLECTOR}.logs.v1.LogsService/Export`, ingestLogs),
  exportMethod(`${COLLECTOR}.trace.v1.TraceService/Export`, ingestSpans),
  exportMethod(`${COLLECTOR}.metrics.v1.MetricsService/Export`, ingestMetrics),
]);

function exportMethod(
  path: string,
  ingest: typeof ingestLogs | typeof ingestSpans | typeof ingestMetrics,
): [string, GrpcMethod] {
  return [
    path,
    async ({ message, metadata, ctx }) => {
      const key = metadata['idempotency-key'];
      const report = await ingest(ctx, {
        path,
        body: message,
        idempotencyKey: typeof key === 'string' && key !== '' ? key : null,
        encoding: 'protobuf',
      });
      return otlpProtobufSuccess(report.rejections.length, describeVerdict(report));
    },
  ];
}
