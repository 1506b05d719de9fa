import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const MORE = ['/usr/sbin', '/sbin'];

/** Those of the commands that are not on the PATH, nor where system daemons are. */
export async function missingCommands(commands: readonly string[]): Promise<string[]> {
  const found = await Promise.all(commands.map(isThere));
  return commands.filter((_, at) => !found[at]);
}

async function isThere(command: string): Promise<boolean> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...MORE];
  for (const folder of folders) {
    const there = await access(join(folder, command), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}
