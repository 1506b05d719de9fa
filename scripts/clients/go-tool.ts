import type { Workspace } from './workspace';

/** A program of a Go module, built once at this version. Gives its path. */
export async function goTool(workspace: Workspace, module: string, version: string): Promise<string> {
  const name = module.split('/').at(-1) ?? module;
  const bin = ['go', 'bin', `${name}-${version}`];
  const built = workspace.path(...bin, name);
  if (await workspace.has(...bin, name)) return built;
  const folder = await workspace.folder(...bin);
  await workspace.install('go', ['install', `${module}@${version}`], { env: { GOBIN: folder } });
  return built;
}
