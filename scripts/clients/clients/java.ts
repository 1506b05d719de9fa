import { cp } from 'node:fs/promises';
import type { Client } from '../client';
import { Skip } from '../skip';
import type { Workspace } from '../workspace';

const OTEL = '1.47.0';
const BRAVE = '6.1.0';

/** SDKs of Java: OpenTelemetry's over both transports, and Brave with Zipkin's reporter. */
export const JAVA: readonly Client[] = [
  ...(['grpc', 'http'] as const).map(
    (protocol): Client => ({
      name: `OpenTelemetry Java SDK, ${protocol === 'grpc' ? 'gRPC' : 'HTTP protobuf'}`,
      needs: ['java', 'mvn'],
      ports: [protocol === 'grpc' ? 'otlp-grpc' : 'otlp'],
      prepare: async (workspace) => {
        await build(workspace);
        return OTEL;
      },
      send: async ({ target, workspace, service, count }) => {
        const port = target.port(protocol === 'grpc' ? 'otlp-grpc' : 'otlp');
        await runJava(workspace, ['OtelSdk', protocol, `http://127.0.0.1:${port}`, service, String(count)]);
        return { logs: count, traces: { traces: count, spans: count * 2 } };
      },
    }),
  ),
  {
    name: 'Brave with Zipkin reporter',
    needs: ['java', 'mvn'],
    ports: ['zipkin'],
    prepare: async (workspace) => {
      await build(workspace);
      return BRAVE;
    },
    send: async ({ target, workspace, service, count }) => {
      const url = `http://127.0.0.1:${target.port('zipkin')}/api/v2/spans`;
      await runJava(workspace, ['Brave', url, service, String(count)]);
      return { traces: { traces: count, spans: count * 2 } };
    },
  },
];

async function runJava(workspace: Workspace, args: readonly string[]): Promise<void> {
  const classes = workspace.path('java', 'target');
  await workspace.run('java', ['-cp', `${classes}/classes:${classes}/dependency/*`, ...args]);
}

/** Compiles the programs and gathers what they need, once for each state of their sources. */
async function build(workspace: Workspace): Promise<void> {
  if (await workspace.has('java', 'target', 'dependency')) return;
  await workspace.folder('java');
  await cp(workspace.script('java'), workspace.path('java'), { recursive: true });
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
  await workspace.install('mvn', ['-q', '-B', 'compile', copy], { cwd: workspace.path('java') });
  if (!(await workspace.has('java', 'target', 'dependency'))) throw new Skip('Maven gathered nothing');
}
