import type { Workspace } from './workspace';

/** A virtual environment with these packages in it (`name==version`), made once. Gives its interpreter. */
export async function pythonWith(
  workspace: Workspace,
  name: string,
  packages: readonly string[],
): Promise<string> {
  const python = workspace.path('python', name, 'bin', 'python');
  const stamp = packages.join('\n');
  const marker = ['python', name, 'installed'] as const;
  if ((await workspace.read(...marker)) === stamp) return python;
  await workspace.install('python3', ['-m', 'venv', workspace.path('python', name)]);
  await workspace.install(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  await workspace.write(stamp, ...marker);
  return python;
}
