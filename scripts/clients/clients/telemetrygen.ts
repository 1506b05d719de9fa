import type { Client } from '../client';
import { goTool } from '../go-tool';
import type { Workspace } from '../workspace';

const VERSION = 'v0.160.0';

/** telemetrygen of the collector's contrib repository. */
export function telemetrygen(workspace: Workspace): Promise<string> {
  return goTool(
    workspace,
    'github.com/open-telemetry/opentelemetry-collector-contrib/cmd/telemetrygen',
    VERSION,
  );
}

/** Traces of two spans each, over both transports. */
export const TELEMETRYGEN: readonly Client[] = (['grpc', 'http'] as const).map((protocol) => ({
  name: `telemetrygen traces, ${protocol === 'grpc' ? 'gRPC' : 'HTTP'}`,
  needs: ['go'],
  ports: [protocol === 'grpc' ? 'otlp-grpc' : 'otlp'],
  prepare: async (workspace) => {
    await telemetrygen(workspace);
    return VERSION;
  },
  send: async ({ target, workspace, service, count }) => {
    const port = target.port(protocol === 'grpc' ? 'otlp-grpc' : 'otlp');
    const to = ['--otlp-endpoint', `127.0.0.1:${port}`, '--otlp-insecure', '--service', service];
    const http = protocol === 'http' ? ['--otlp-http'] : [];
    await workspace.run(await telemetrygen(workspace), [
      'traces',
      '--traces',
      String(count),
      '--rate',
      '0',
      ...to,
      ...http,
    ]);
    return { traces: { traces: count, spans: count * 2 } };
  },
}));
