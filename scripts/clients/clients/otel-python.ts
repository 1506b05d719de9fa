import type { Client } from '../client';
import { pythonWith } from '../python-environment';

const VERSION = '1.45.2';
const PACKAGES = [
  `opentelemetry-sdk==${VERSION}`,
  `opentelemetry-exporter-otlp-proto-grpc==${VERSION}`,
  `opentelemetry-exporter-otlp-proto-http==${VERSION}`,
];

/** The OpenTelemetry SDK of Python: traces and logs in their context. */
export const OTEL_PYTHON: readonly Client[] = (['grpc', 'http'] as const).map((protocol) => ({
  name: `OpenTelemetry Python SDK, ${protocol === 'grpc' ? 'gRPC' : 'HTTP protobuf'}`,
  needs: ['python3'],
  ports: [protocol === 'grpc' ? 'otlp-grpc' : 'otlp'],
  prepare: async (workspace) => {
    await pythonWith(workspace, 'otel', PACKAGES);
    return VERSION;
  },
  send: async ({ target, workspace, service, count }) => {
    const python = await pythonWith(workspace, 'otel', PACKAGES);
    const port = target.port(protocol === 'grpc' ? 'otlp-grpc' : 'otlp');
    const script = workspace.script('python', 'otel_sdk.py');
    await workspace.run(python, [script, protocol, `http://127.0.0.1:${port}`, service, String(count)]);
    return { logs: count, traces: { traces: count, spans: count * 2 } };
  },
}));
