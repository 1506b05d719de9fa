import { copyFile } from 'node:fs/promises';
import { goTool } from '../go-tool';
import type { Workspace } from '../workspace';

export const COLLECTOR_VERSION = '0.130.0';

/** An OpenTelemetry Collector with the exporters of go/otelcol-builder.yaml, built once by the project's own builder. */
export async function buildCollector(workspace: Workspace): Promise<string> {
  const folder = ['go', `otelcol-${COLLECTOR_VERSION}`];
  const collector = workspace.path(...folder, 'otelcol');
  if (await workspace.has(...folder, 'otelcol')) return collector;
  const builder = await goTool(
    workspace,
    'go.opentelemetry.io/collector/cmd/builder',
    `v${COLLECTOR_VERSION}`,
  );
  const cwd = await workspace.folder(...folder);
  await copyFile(workspace.script('go', 'otelcol-builder.yaml'), `${cwd}/builder.yaml`);
  await workspace.install(builder, ['--config', 'builder.yaml'], { cwd });
  return collector;
}
