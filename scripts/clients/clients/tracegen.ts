import type { Client } from '../client';
import { goTool } from '../go-tool';

const VERSION = 'v1.42.0';
const MODULE = 'github.com/jaegertracing/jaeger/cmd/tracegen';

/** tracegen of Jaeger, with its OTLP exporter. Each trace has two spans, of a client and a server in one service. */
export const TRACEGEN: Client = {
  name: 'Jaeger tracegen',
  needs: ['go'],
  ports: ['otlp'],
  prepare: async (workspace) => {
    await goTool(workspace, MODULE, VERSION);
    return VERSION;
  },
  send: async ({ target, workspace, service, count }) => {
    const tool = await goTool(workspace, MODULE, VERSION);
    const endpoint = `http://127.0.0.1:${target.port('otlp')}`;
    await workspace.run(tool, ['-trace-exporter', 'otlp', '-service', service, '-traces', String(count)], {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_INSECURE: 'true' },
    });
    return { traces: { traces: count, spans: count * 2 } };
  },
};
