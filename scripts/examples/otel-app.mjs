// An ordinary program with the OpenTelemetry SDK for Node. Nothing in it knows Throughline; run it with
//   OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 node scripts/examples/otel-app.mjs
// With `json` as first argument it sends OTLP/JSON, with `grpc` OTLP over gRPC (port 4317), instead of protobuf over HTTP.
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter as GrpcLogs } from '@opentelemetry/exporter-logs-otlp-grpc';
import { OTLPLogExporter as JsonLogs } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter as GrpcMetrics } from '@opentelemetry/exporter-metrics-otlp-grpc';
import { OTLPMetricExporter as JsonMetrics } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtoMetrics } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as GrpcTraces } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as JsonTraces } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';

const protocol = process.argv[2] ?? 'proto';
/** What is not named here the SDK chooses itself, which is protobuf over HTTP. */
const exporters = {
  proto: () => ({}),
  json: () => ({
    traceExporter: new JsonTraces(),
    logRecordProcessors: [new BatchLogRecordProcessor({ exporter: new JsonLogs() })],
  }),
  grpc: () => ({
    traceExporter: new GrpcTraces(),
    logRecordProcessors: [new BatchLogRecordProcessor({ exporter: new GrpcLogs() })],
  }),
};
const metricExporter =
  protocol === 'grpc' ? new GrpcMetrics() : protocol === 'json' ? new JsonMetrics() : new ProtoMetrics();
const sdk = new NodeSDK({
  serviceName: `example-${protocol}`,
  ...(exporters[/** @type {keyof typeof exporters} */ (protocol)] ?? exporters.proto)(),
});
sdk.start();
const meters = new MeterProvider({
  readers: [new PeriodicExportingMetricReader({ exporter: metricExporter })],
});

const tracer = trace.getTracer('example', '1.0.0');
const logger = logs.getLogger('example', '1.0.0');
const orders = meters.getMeter('example', '1.0.0').createCounter('orders');
/** @type {string[]} */
const traceIds = [];
for (let order = 0; order < 5; order++) {
  orders.add(1, { 'order.id': order });
  tracer.startActiveSpan('checkout', { kind: SpanKind.SERVER }, (checkout) => {
    traceIds.push(checkout.spanContext().traceId);
    checkout.setAttribute('order.id', order);
    tracer.startActiveSpan('charge card', { kind: SpanKind.CLIENT }, (charge) => {
      charge.addEvent('retry', { attempt: 1 });
      logger.emit({
        severityNumber: SeverityNumber.ERROR,
        severityText: 'ERROR',
        body: `card refused for order ${order}`,
        attributes: { 'order.id': order, error_type: 'CardRefused' },
      });
      charge.setStatus({ code: SpanStatusCode.ERROR, message: 'card refused' });
      charge.end();
    });
    logger.emit({ severityNumber: SeverityNumber.INFO, body: { order, state: 'done' } });
    checkout.end();
  });
}
await meters.forceFlush();
await meters.shutdown();
await sdk.shutdown();
console.log(JSON.stringify(traceIds));
